"""Grid carbon intensity of the regions of Google Cloud, by Google."""
import re

from catalog_tables import _common as common

TABLE = "cloud_regions"
FILES = ["20[0-9][0-9].csv", "yearly/20[0-9][0-9].csv"]
WHAT = "the yearly files (folder data/yearly)"
ADDRESS = "https://github.com/GoogleCloudPlatform/region-carbon-info"
LICENCE = "Apache-2.0"
SOURCES = ["google-region-carbon", "google-region-carbon-2025"]
FRESH = {"name", "country"}  # only for new rows


def rows(folder, catalog):
    regions, values, places, bases = catalog("cloud_regions"), {}, {}, {}
    for path in common.files(folder, "google_regions", FILES):
        year = int(re.fullmatch(r"(\d{4})\.csv", path.name)[1])
        lines = common.table(path, ["Google Cloud Region", "Location"])
        columns = [name for name in lines[0][1] if name and "grid carbon intensity" in name.lower()] if lines else []
        if not columns:
            raise common.Unreadable(path, 1, 'has no column "Grid carbon intensity"',
                                    "take the file from the folder data/yearly of the repository")
        bases[year] = "life-cycle" if "lifecycle" in columns[0].lower() else "unspecified"
        for line, row in lines:
            value = common.number(path, line, row, columns[0])
            if value:  # a published 0 is a rounded figure
                code = "gcp/" + row["Google Cloud Region"].strip()
                values.setdefault(code, {})[year] = value
                places[code] = row["Location"]

    def build(code, year, value):
        base = regions.get(code, {})
        return common.spread(value, "intensity_g_per_kwh") | {
            "name": base.get("name", places[code]), "country": base.get("country", ""), "shape": "range",
            "set": "percentile", "basis": bases[year], "method": "location", "point": "generation",
            "year": str(year), "source": "google-region-carbon" if year < 2025 else f"google-region-carbon-{year}",
            "confidence": "read"}

    return common.by_year(values, regions, 2019, build)
