"""Cores, threads, power and year of processors of Intel, from a public copy of Intel's list of products."""
import re

from catalog_tables import _common as common

TABLE = "cpus"
FILES = ["intel-cpus.csv"]
WHAT = "dataset/intel-cpus.csv: cores, threads, rated power and quarter of launch"
ADDRESS = "https://github.com/felixsteinke/cpu-spec-dataset"
LICENCE = "single facts with citation"
SOURCES = ["intel-product-list"]


def rows(folder, catalog):
    cpus, built = catalog("cpus"), {}
    ids = common.index(cpus)
    for path in common.files(folder, "intel_cpus", FILES):
        for line, row in common.table(path, ["cpuName", "totalCores", "totalThreads", "defaultTdp", "launchDate"]):
            name = re.sub(r"[®™]", "", row["cpuName"]).replace(" Processor", "").strip()
            key = ids.get(common.slug(name))
            if key or name.startswith("Intel Xeon"):
                launch = re.fullmatch(r"Q\d'(\d\d)", row["launchDate"] or "")
                given = {"cores": digits(row["totalCores"]), "threads": digits(row["totalThreads"]),
                         "tdp_w": digits(row["defaultTdp"]), "year": f"20{launch[1]}" if launch else ""}
                fresh = {"name": name, "vendor": "Intel", "shape": "bounds", "set": "none",
                         "confidence": "second-hand"}
                built[key or common.slug(name)] = {
                    column: cell for column, cell in given.items() if cell} | ({} if key else fresh)
    return built


def digits(cell):
    found = re.match(r"\d+(\.\d+)?", cell or "")
    return found[0] if found else ""
