"""Carbon intensity of electricity by country and year, by Ember, from Our World in Data."""
from catalog_tables import _common as common

TABLE = "grids"
FILES = ["carbon-intensity-electricity.csv"]
WHAT = "carbon intensity by country and year (Ember), life-cycle"
ADDRESS = "https://ourworldindata.org/grapher/carbon-intensity-electricity (Download, full data)"
LICENCE = "CC BY 4.0"
SOURCES = ["ember-owid-2025-12", "ember-owid-2026-09"]
FRESH = {"kind", "name", "country"}  # only for new rows
FIRST = 2012


def rows(folder, catalog):
    grids = catalog("grids")
    values, names = read(common.files(folder, "ember_years", FILES))

    def build(code, year, value):
        base = grids.get(code, {})
        kind = base.get("kind") or ("region" if code in common.AREAS.values() else "country")
        return common.spread(value, "intensity_g_per_kwh") | {
            "kind": kind, "name": base.get("name", names[code]),
            "country": base.get("country", code if kind == "country" else ""), "shape": "range",
            "set": "percentile", "basis": "life-cycle", "method": "location", "point": "generation", "year": str(year),
            "confidence": "second-hand"}

    return common.by_year(values, grids, FIRST, build)


def read(paths):
    """{code: {year: value}} and {code: name}."""
    values, names = {}, {}
    for path in paths:
        lines = common.table(path, ["Entity", "Code", "Year"])
        column = value_column(path, lines)
        for line, row in lines:
            code, value = common.area(row["Entity"], row["Code"]), common.number(path, line, row, column)
            if code and value is not None:
                values.setdefault(code, {})[int(common.number(path, line, row, "Year"))] = value
                names[code] = row["Entity"].removesuffix(" (Ember)")
    return values, names


def value_column(path, lines):
    """The fourth column; its heading changed between editions."""
    found = [column for column in lines[0][1] if column and column.startswith("Carbon intensity")] if lines else []
    if not found:
        raise common.Unreadable(path, 1, 'has no column that begins with "Carbon intensity"',
                                "download the full data of the grapher, not the metadata")
    return found[0]
