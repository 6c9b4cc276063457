"""Upstream share of the intensity of a grid, computed from the mix by Our World in Data (Ember, Energy Institute).

The factors and the rule are in the notes of the sources upstream-from-mix and upstream-from-mix-2026: upstream is the
sum over fuels of share x (life-cycle median - direct), and a mix is used only where its own intensity lies within 10 %
of the grid row of that year. Its own intensity is that which is published with it: the column carbon_intensity_elec of
the data set; for the file of the grapher, the file carbon-intensity-electricity.csv of the same edition.
"""
from catalog_tables import _common as common, ember_years

TABLE = "upstream"
FILES = ["owid-energy-data.csv", "share-elec-by-source.csv"]
WHAT = ("shares of electricity by fuel: the whole data set, or the file of the grapher share-elec-by-source with "
        "carbon-intensity-electricity.csv of the same edition beside it")
ADDRESS = "https://github.com/owid/energy-data or https://ourworldindata.org/grapher/share-elec-by-source"
LICENCE = "CC BY 4.0"
SOURCES = ["upstream-from-mix", "upstream-from-mix-2026"]
FRESH = {"name"}  # only for new rows
FIRST = 2012
REACH = 0.1
OWN = "carbon_intensity_elec"
# g/kWh of generation: direct, and fuel supply and power plants.
FACTORS = {"coal": (760, 60), "gas": (370, 120), "oil": (406, 244), "nuclear": (0, 12), "hydro": (0, 24),
           "solar": (0, 48), "wind": (0, 11), "other": (0, 38), "bioenergy": (0, 230)}
FORMS = {
    "owid-energy-data.csv": (("country", "iso_code", "year"), {
        "coal": "coal_share_elec", "gas": "gas_share_elec", "oil": "oil_share_elec", "nuclear": "nuclear_share_elec",
        "hydro": "hydro_share_elec", "solar": "solar_share_elec", "wind": "wind_share_elec",
        "other": "other_renewables_share_elec_exc_biofuel", "bioenergy": "biofuel_share_elec"}),
    "share-elec-by-source.csv": (("Entity", "Code", "Year"), {
        "coal": "Coal", "gas": "Gas", "oil": "Oil", "nuclear": "Nuclear", "hydro": "Hydropower", "solar": "Solar",
        "wind": "Wind", "other": "Other renewables", "bioenergy": "Bioenergy"})}


def rows(folder, catalog):
    upstream, grids, values, edition = catalog("upstream"), catalog("grids"), {}, {}
    for path in common.files(folder, "owid_energy", FILES):
        (entity, iso, when), columns = FORMS[path.name]
        own = OWN if path.name == "owid-energy-data.csv" else None
        published = {} if own else beside(folder, path)
        edition = {} if own else {"source": "upstream-from-mix-2026"}
        for line, row in common.table(path, [entity, iso, when, *columns.values(), *([own] if own else [])]):
            shares = {fuel: common.number(path, line, row, column) for fuel, column in columns.items()}
            code, year = common.area(row[entity], row[iso]), int(common.number(path, line, row, when))
            intensity = common.number(path, line, row, own) if own else published.get((code, year))
            if code and None not in shares.values() and fits(intensity, code, year, grids):
                values.setdefault(code, {})[year] = [
                    sum(share / 100 * FACTORS[fuel][side] for fuel, share in shares.items()) for side in (0, 1)]

    def build(code, year, figures):
        value = round(figures[1], 1)
        return {"name": grids.get(code, {}).get("name", ""), "upstream_g_per_kwh": common.figure(value),
                "upstream_g_per_kwh_low": common.figure(0.63 * value),
                "upstream_g_per_kwh_high": common.figure(1.26 * value),
                "direct_g_per_kwh": common.figure(round(figures[0], 1)), "shape": "range", "set": "percentile",
                "year": str(year), "confidence": "derived"} | edition

    return common.by_year(values, upstream, FIRST, build)


def beside(folder, path):
    """The intensities of the same edition: {(code, year): g/kWh}."""
    found = common.files(folder, "ember_years", ember_years.FILES)
    if not found:
        raise common.Unreadable(path, 1, "has no intensities, which the rule of 10 % needs",
                                "put carbon-intensity-electricity.csv of the same edition beside it")
    return {(code, year): value for code, years in ember_years.read(found)[0].items() for year, value in years.items()}


def fits(intensity, code, year, grids):
    """Whether the intensity of the mix lies within 10 % of the grid row of that year."""
    grid = grids.get(f"{code}@{year}") or grids.get(code, {})
    if intensity is None or grid.get("year") != str(year) or not grid["intensity_g_per_kwh"]:
        return False
    stated = float(grid["intensity_g_per_kwh"])
    return abs(intensity - stated) <= REACH * stated
