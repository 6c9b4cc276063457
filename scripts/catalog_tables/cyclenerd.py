"""Instances of Google Cloud, from the price calculator by Cyclenerd."""
from catalog_tables import _common as common

TABLE = "instances"
FILES = ["machinetypes.csv"]
WHAT = "tools/machinetypes.csv (semicolons): vCPUs and memory"
ADDRESS = "https://github.com/Cyclenerd/google-cloud-pricing-cost-calculator"
LICENCE = "Apache-2.0"
SOURCES = ["cyclenerd-gcp-2026"]
FRESH = {"year"}  # only for new rows


def rows(folder, catalog):
    built = {}
    for path in common.files(folder, "cyclenerd", FILES):
        for line, row in common.table(path, ["NAME", "CPUS", "MEMORY_GB"], delimiter=";"):
            built["gcp/" + row["NAME"]] = {
                "provider": "gcp", "instance": row["NAME"],
                "vcpus": common.figure(common.number(path, line, row, "CPUS")),
                "memory_gb": common.figure(common.number(path, line, row, "MEMORY_GB"), 9), "year": "2026",
                "confidence": "read"}
    return built
