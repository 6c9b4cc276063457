"""What the modules of scripts/catalog share: finding and reading files, names, and numbers as the tables write them."""
import csv
import io
import re


class Unreadable(Exception):
    """A file that cannot be read: where, what is wrong, and what to do."""

    def __init__(self, path, line, wrong, fix):
        super().__init__(f"{path}:{line}: {wrong}\n  fix: {fix}")


def files(folder, module, patterns):
    """The files of a source, in the folder itself or in its subfolder with the name of the module."""
    return sorted(path for place in (folder, folder / module) for pattern in patterns for path in place.glob(pattern))


def text(path):
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        raise Unreadable(path, line, "is not UTF-8", "save the file as UTF-8") from None


def table(path, columns, delimiter=",", skip=0):
    """The rows of a CSV file as (line, row). `columns` must be there; `skip` lines stand before the header."""
    lines = text(path).replace("\r\n", "\n").split("\n")
    reader = csv.DictReader(io.StringIO("\n".join(lines[skip:])), delimiter=delimiter)
    there = reader.fieldnames or []
    for column in columns:
        if column not in there:
            raise Unreadable(path, skip + 1, f'has no column "{column}"; it has {", ".join(there) or "none"}',
                             "get the file from the address that scripts/catalog prints, or adapt the module")
    rows = [(skip + reader.line_num, row) for row in reader]
    for line, row in rows:
        if None in row.values():
            raise Unreadable(path, line, "has fewer fields than the header", "get the file again: it may be cut off")
    return rows


def number(path, line, row, column):
    """The number in a cell, None for an empty cell."""
    cell = (row[column] or "").strip()
    if not cell:
        return None
    try:
        return float(cell)
    except ValueError:
        raise Unreadable(path, line, f'"{cell}" in the column "{column}" is not a number',
                         "correct the cell, or get the file again") from None


def figure(value, digits=6):
    """A number as the tables write it: at most `digits` significant digits, without an exponent."""
    if value is None:
        return ""
    shown = f"{float(f'{value:.{digits}g}'):.12f}"
    return shown.rstrip("0").rstrip(".")


def slug(name):
    """A name as the ids and aliases have it: Intel(R) Xeon(R) Gold 6144 -> intel-xeon-gold-6144."""
    return re.sub(r"[^a-z0-9.+]+", "-", re.sub(r"\((r|tm)\)|[®™]", "", name.lower())).strip("-")


def index(rows):
    """From ids, aliases and names to ids. A word that means two rows means none."""
    found = {}
    for key, row in rows.items():
        for word in {key.lower(), *row.get("aliases", "").lower().split(), slug(row.get("name", ""))} - {""}:
            found[word] = None if found.get(word, key) != key and word != key.lower() else key
    found.update((key.lower(), key) for key in rows)
    return found


def spread(value, name):
    """A grid intensity of six digits with its range: 0.6 and 1.9 of it below 100 g/kWh, 0.63 and 1.26 from there on."""
    value = float(figure(value))
    low, high = (0.6, 1.9) if value < 100 else (0.63, 1.26)
    return {name: figure(value), name + "_low": figure(low * value), name + "_high": figure(high * value)}


def dated(code, year, rows):
    """The id of a year: the row without a year holds the newest one, so it must not go back to an older year."""
    newest = rows.get(code, {}).get("year", "")
    return code if not newest or year >= int(newest) else f"{code}@{year}"


def by_year(values, rows, first, build):
    """Rows from {code: {year: value}} from the year `first` on; build(code, year, value) gives the columns."""
    built = {}
    for code, years in values.items():
        kept = sorted(year for year in years if year >= first)
        for year in kept:
            key = dated(code, year, rows)
            built[key if year == kept[-1] or key != code else f"{code}@{year}"] = build(code, year, years[year])
    return built


# The names of Our World in Data for the areas that have no code of three letters.
AREAS = {"Africa (Ember)": "AFRICA", "ASEAN (Ember)": "ASEAN", "Asia (Ember)": "ASIA", "Europe (Ember)": "EUROPE",
         "European Union (27)": "EU", "G20 (Ember)": "G20", "G7 (Ember)": "G7", "Middle East (Ember)": "MIDDLE-EAST",
         "Latin America and Caribbean (Ember)": "LATIN-AMERICA", "North America (Ember)": "NORTH-AMERICA",
         "Oceania (Ember)": "OCEANIA", "OECD (Ember)": "OECD", "World": "WORLD"}


def area(entity, code):
    """The id of an area of Our World in Data, "" if the catalog does not have such areas."""
    return AREAS.get(entity, code if re.fullmatch("[A-Z]{3}", code or "") else "")
