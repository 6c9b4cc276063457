"""Emission rates of the subregions of the United States, by the EPA."""
import re

from catalog_tables import _common as common

TABLE = "grids"
FILES = ["egrid*.csv", "SRL*.csv"]
WHAT = "the sheet SRLyy of the workbook eGRID, saved as CSV (long names in the first line, short ones in the second)"
ADDRESS = "https://www.epa.gov/egrid/download-data"
LICENCE = "public domain (US government)"
SOURCES = ["egrid-history", "egrid-2022", "egrid-2023"]
FRESH = {"name"}  # only for new rows
G_PER_LB = 453.59237


def rows(folder, catalog):
    grids, values, names = catalog("grids"), {}, {}
    for path in common.files(folder, "egrid", FILES):
        for line, row in common.table(path, ["YEAR", "SUBRGN", "SRNAME", "SRC2ERTA"], skip=1):
            value = common.number(path, line, row, "SRC2ERTA" if "," not in row["SRC2ERTA"] else plain(row))
            if re.fullmatch("[A-Z]{4}", row["SUBRGN"]) and value is not None:
                code = "us/" + row["SUBRGN"]
                values.setdefault(code, {})[int(common.number(path, line, row, "YEAR"))] = value
                names[code] = row["SRNAME"]

    def build(code, year, value):
        return common.spread(round(value * G_PER_LB / 1000, 2), "intensity_g_per_kwh") | {
            "kind": "us-subregion", "name": grids.get(code, {}).get("name", names[code]), "country": "USA",
            "shape": "range", "set": "percentile", "basis": "direct", "method": "location", "point": "generation",
            "year": str(year), "source": f"egrid-{year}" if year >= 2022 else "egrid-history",
            "confidence": "second-hand"}

    return common.by_year(values, grids, 2012, build)


def plain(row):
    """Takes the commas of thousands out, which a spreadsheet may write."""
    row["SRC2ERTA"] = row["SRC2ERTA"].replace(",", "")
    return "SRC2ERTA"
