"""Guesses of the sizes of closed models, by EcoLogits. Only figures are taken.

The range of a row holds the guesses of all releases, so a file can only widen it. The value of a range is its
geometric mean, three digits.
"""
import json
import math

from catalog_tables import _common as common

TABLE = "closed_models"
FILES = ["models.json"]
WHAT = "ecologits/data/models.json: parameters where the architecture is not released"
ADDRESS = "https://github.com/mlco2/ecologits"
LICENCE = "MPL-2.0: figures are taken, not the file"
SOURCES = ["ecologits-models"]
NEW = False  # a new row needs a name, a family and aliases
MISSING = False  # a release drops models that are no longer served


def rows(folder, catalog):
    closed, built = catalog("closed_models"), {}
    ids = common.index(closed)
    for path in common.files(folder, "ecologits", FILES):
        try:
            models = json.loads(common.text(path))["models"]
        except (json.JSONDecodeError, KeyError, TypeError) as wrong:
            raise common.Unreadable(path, getattr(wrong, "lineno", 1), 'is not JSON with a list "models"',
                                    "take the file ecologits/data/models.json of a release") from None
        for model in models:
            if "model-arch-not-released" in (model.get("warnings") or []):
                name = model["name"].lower()
                key = ids.get(f"{model['provider']}/{name}") or ids.get(name) or f"{model['provider']}/{name}"
                sizes = model["architecture"]["parameters"]
                moe = isinstance(sizes, dict) and "total" in sizes
                row = built.get(key) or closed.get(key, {})
                built[key] = sized(row, "parameters", sizes["total"] if moe else sizes) | sized(
                    row, "active_parameters", sizes["active"] if moe else sizes)
    return built


def sized(row, column, guess):
    """The three columns of a size that hold the row's range and the guess."""
    ends = [1e9 * float(end) for end in ((guess["min"], guess["max"]) if isinstance(guess, dict) else (guess, guess))]
    had = [float(row[name]) for name in (column, column + "_low", column + "_high") if row.get(name)]
    low, high = min(ends + had), max(ends + had)
    if low == high:
        return {column: common.figure(low, 15), column + "_low": "", column + "_high": ""}
    return {column: common.figure(math.sqrt(low * high), 3), column + "_low": common.figure(low, 15),
            column + "_high": common.figure(high, 15)}
