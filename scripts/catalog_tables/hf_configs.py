"""Sizes of open models, from the files config.json of Hugging Face.

Parameters are counted for the forms whose tensors are known (FORMS); the others keep theirs.
"""
import json

from catalog_tables import _common as common

TABLE = "models"
FILES = ["models/**/config.json"]
WHAT = "the file config.json of each model, as models/OWNER/NAME/config.json"
ADDRESS = "https://huggingface.co (files of a model)"
LICENCE = "the licence of each model; sizes are facts"
SOURCES = ["config-*"]
NEW = False  # a new row needs a publisher, a year and a source of its own
MISSING = False  # a folder holds some of the models
# Form of config.json: extra parameters a layer, from heads, key-value heads and head_dim.
FORMS = {"llama": lambda q, k, d: 0, "mistral": lambda q, k, d: 0, "mixtral": lambda q, k, d: 0,
         "qwen2": lambda q, k, d: (q + 2 * k) * d, "qwen3": lambda q, k, d: 2 * d, "qwen3_moe": lambda q, k, d: 2 * d}


def rows(folder, catalog):
    built = {}
    for path in common.files(folder, "hf_configs", FILES):
        try:
            config = json.loads(common.text(path))
        except json.JSONDecodeError as wrong:
            raise common.Unreadable(path, wrong.lineno, f"is not JSON: {wrong.msg}", "get the file again") from None
        parts = path.parts
        name = "/".join(parts[len(parts) - parts[::-1].index("models"):-1])
        built[name.lower()] = model(path, config.get("text_config", config))
    return built


def first(config, *names):
    return next((config[name] for name in names if config.get(name) is not None), None)


def model(path, config):
    layers, hidden, heads = (first(config, *names) for names in (
        ("num_hidden_layers", "n_layer"), ("hidden_size", "n_embd"), ("num_attention_heads", "n_head")))
    for name, value in (("num_hidden_layers", layers), ("hidden_size", hidden), ("num_attention_heads", heads)):
        if not isinstance(value, int):
            raise common.Unreadable(path, 1, f'has no "{name}"', "take the config.json of the language model itself")
    kv_heads = first(config, "num_key_value_heads") or heads
    head_dim = first(config, "head_dim") or hidden // heads
    experts = first(config, "num_local_experts", "num_experts", "n_routed_experts")
    given = {"layers": layers, "hidden": hidden, "heads": heads, "kv_heads": kv_heads, "head_dim": head_dim,
             "context": first(config, "max_position_embeddings", "n_positions"), "experts": experts,
             "experts_per_token": first(config, "num_experts_per_tok") if experts else None}
    width = config.get("moe_intermediate_size") if experts else None
    width = width or config.get("intermediate_size")
    uniform = not config.get("mlp_only_layers") and config.get("decoder_sparse_step", 1) == 1
    if config.get("model_type") in FORMS and width and config.get("vocab_size") and uniform and extras_absent(config):
        q, k, expert = heads * head_dim, kv_heads * head_dim, layers * (experts or 1) * 3 * hidden * width
        layer = 2 * hidden * q + 2 * hidden * k + 2 * hidden + (experts or 0) * hidden
        layer += FORMS[config["model_type"]](heads, kv_heads, head_dim)
        tables = 1 if config.get("tie_word_embeddings") else 2
        given["parameters"] = tables * config["vocab_size"] * hidden + layers * layer + expert + hidden
        given["expert_parameters"] = expert if experts else None
    return {column: str(value) for column, value in given.items() if value is not None}


def extras_absent(config):
    """Biases that a config may switch on are not counted."""
    return not (config.get("attention_bias") or config.get("mlp_bias"))
