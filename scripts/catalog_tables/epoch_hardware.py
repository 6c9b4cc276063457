"""Accelerators, from the data set on machine learning hardware of Epoch AI.

Rows of the catalog correct this source in places and leave figures out (their notes say which), so nothing is written.
"""
from catalog_tables import _common as common

TABLE = "accelerators"
FILES = ["ml_hardware.csv"]
WHAT = "the data set as CSV: power, memory, bandwidth, peak rates, process"
ADDRESS = "https://epoch.ai/data/machine-learning-hardware"
LICENCE = "CC BY 4.0"
SOURCES = ["epoch-ai-hardware"]
NEW = False
WRITES = False
COLUMNS = {"tdp_w": ("TDP (W)", 1), "memory_gb": ("Memory (bytes)", 1e9),
           "memory_bandwidth_gb_per_s": ("Memory bandwidth (byte/s)", 1e9),
           "fp32_tflops": ("FP32 (single precision) performance (FLOP/s)", 1e12),
           "tf32_tflops": ("TF32 (TensorFloat-32) performance (FLOP/s)", 1e12),
           "bf16_tflops": ("Tensor-FP16/BF16 performance (FLOP/s)", 1e12),
           "fp8_tflops": ("FP8 performance (FLOP/s)", 1e12), "fp4_tflops": ("FP4 performance (FLOP/s)", 1e12),
           "int8_tops": ("INT8 performance (OP/s)", 1e12), "process_nm": ("Process size (nm)", 1)}


def rows(folder, catalog):
    ids, built = common.index(catalog("accelerators")), {}
    for path in common.files(folder, "epoch_hardware", FILES):
        needed = ["Hardware name", "Release date", *(column for column, _ in COLUMNS.values())]
        for line, row in common.table(path, needed):
            given = {"year": row["Release date"][:4]}
            for column, (heading, unit) in COLUMNS.items():
                value = common.number(path, line, row, heading)
                given[column] = common.figure(value and value / unit)
            key = common.slug(row["Hardware name"])
            built[ids.get(key) or key] = {column: cell for column, cell in given.items() if cell}
    return built
