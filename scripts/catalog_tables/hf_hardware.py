"""Accelerators, from the list of hardware of Hugging Face.

Its remarks say that some values may be slightly inaccurate, and the rows of the catalog choose among forms, so nothing
is written.
"""
import re

from catalog_tables import _common as common

TABLE = "accelerators"
FILES = ["hardware*.ts"]
WHAT = "packages/tasks/src/hardware.ts, hardware-nvidia.ts and hardware-amd.ts: power, largest memory and year"
ADDRESS = "https://github.com/huggingface/huggingface.js"
LICENCE = "MIT"
SOURCES = ["hf-hardware-2026"]
NEW = False
WRITES = False
ENTRY = re.compile(r'^\s*(?:"([^"\n]+)"|(\w+)):\s*\{\s*\n(\s*tflops:[^}]*)\}', re.MULTILINE)
FIELDS = {"tdp_w": r"\bpower:\s*([\d._]+)", "year": r"\breleaseYear:\s*(\d{4})"}


def rows(folder, catalog):
    ids, built = common.index(catalog("accelerators")), {}
    for path in common.files(folder, "hf_hardware", FILES):
        found = ENTRY.findall(without_processors(common.text(path)))
        if not found:
            raise common.Unreadable(path, 1, 'has no entry NAME: { tflops: …',
                                    "take the file of the folder packages/tasks/src")
        for quoted, bare, body in found:
            name = common.slug(quoted or bare)
            matches = {column: re.search(form, body) for column, form in FIELDS.items()}
            given = {column: match[1].replace("_", "") for column, match in matches.items() if match}
            sizes = re.search(r"\bmemory:\s*\[([^\]]*)\]", body)
            options = [float(size) for size in re.findall(r"[\d.]+", sizes[1])] if sizes else []
            key = next((ids[word] for word in (name, "nvidia-" + name, "amd-" + name, "intel-" + name, "apple-" + name)
                        if ids.get(word)), name)
            built[key] = given | ({"memory_gb": common.figure(max(options))} if options else {})
    return built


def without_processors(text):
    """The file without its part on processors, which the table does not hold."""
    return re.sub(r'^\tCPU: \{.*?^\t\},?$', "", text, flags=re.MULTILINE | re.DOTALL)
