"""Losses of transmission and distribution by country, by the World Bank."""
from catalog_tables import _common as common

TABLE = "losses"
FILES = ["API_EG.ELC.LOSS.ZS*.csv"]
WHAT = "electric power transmission and distribution losses, percent of output; four lines stand before the header"
ADDRESS = "https://data.worldbank.org/indicator/EG.ELC.LOSS.ZS (Download, CSV)"
LICENCE = "CC BY 4.0"
SOURCES = ["wdi-losses"]
FRESH = {"name"}  # only for new rows
YEARS = 5


def rows(folder, catalog):
    losses, built = catalog("losses"), {}
    for path in common.files(folder, "wdi_losses", FILES):
        for line, row in common.table(path, ["Country Name", "Country Code"], skip=4):
            known = {int(column): common.number(path, line, row, column) for column in row if (column or "").isdigit()}
            known = {year: value / 100 for year, value in known.items() if value is not None}
            if not known:
                continue
            newest, code = max(known), row["Country Code"]
            recent = [value for year, value in known.items() if year > newest - YEARS]
            built[code] = {
                "name": losses.get(code, {}).get("name", row["Country Name"]), "loss": share(known[newest]),
                "loss_low": share(min(recent)), "loss_high": share(max(recent)), "shape": "bounds",
                "set": "envelope", "year": str(newest), "confidence": "second-hand"}
    return built


def share(value):
    return common.figure(round(value, 5))
