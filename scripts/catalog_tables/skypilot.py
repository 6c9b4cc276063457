"""Instances of several clouds, from the catalog of SkyPilot."""
from catalog_tables import _common as common

TABLE = "instances"
FILES = ["*/vms.csv"]
WHAT = "catalogs/VERSION/PROVIDER/vms.csv, each in a folder with the name of its provider"
ADDRESS = "https://github.com/skypilot-org/skypilot-catalog"
LICENCE = "Apache-2.0"
SOURCES = ["skypilot-catalog"]
NEW = False  # a new row needs the kind of accelerator, which the file names without its form


def rows(folder, catalog):
    providers, built = {row["provider"] for row in catalog("instances").values()}, {}
    for path in common.files(folder, "skypilot", FILES):
        columns = ["InstanceType", "AcceleratorCount", "vCPUs", "MemoryGiB"]
        for line, row in common.table(path, columns):
            figures = [common.number(path, line, row, column) for column in columns[1:]]
            if path.parent.name in providers and row["InstanceType"]:
                count, vcpus, memory = figures
                given = {"vcpus": common.figure(vcpus), "memory_gb": common.figure(memory, 9),
                         "accelerators": common.figure(count)}
                built[f"{path.parent.name}/{row['InstanceType']}"] = {k: cell for k, cell in given.items() if cell}
    return built
