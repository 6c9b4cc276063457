"""Rated power of processors, from CodeCarbon."""
import re

from catalog_tables import _common as common

TABLE = "cpus"
FILES = ["cpu_power.csv"]
WHAT = "codecarbon/data/hardware/cpu_power.csv: rated power"
ADDRESS = "https://github.com/mlco2/codecarbon"
LICENCE = "MIT"
SOURCES = ["codecarbon-cpu-power"]
NEW = False  # the file holds old processors too, without their year
NAMED = re.compile(r"(amd-epyc|intel-xeon)-(?!\d+\.\d).*\d{3}.*")  # not those that are named by their clock


def rows(folder, catalog):
    cpus, built = catalog("cpus"), {}
    ids = common.index(cpus)
    for path in common.files(folder, "codecarbon_cpu", FILES):
        for line, row in common.table(path, ["Name", "TDP"]):
            name = row["Name"].strip()
            key = ids.get(common.slug(name)) if " " in name else None
            if key or NAMED.fullmatch(common.slug(name)):
                power = common.figure(common.number(path, line, row, "TDP"))
                vendor = "AMD" if name.startswith("AMD") else "Intel"
                fresh = {"name": name, "vendor": vendor, "shape": "bounds", "set": "none", "confidence": "read"}
                built[key or common.slug(name)] = {"tdp_w": power} | ({} if key else fresh)
    return built
