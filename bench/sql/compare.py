# Compares every cell of the output of a query with the same cell of the output of batch, as doubles and to the bit.
import csv, struct, sys
name, engine, batch, query = sys.argv[1:]
words = {"t": "true", "f": "false", "1": "true", "0": "false"}
rows = cells = different = known = 0
first = None
with open(batch, newline="") as a, open(query, newline="") as b:
    ours, theirs = csv.DictReader(a), csv.DictReader(b)
    theirs = {int(row["id"]): row for row in theirs}
    for row in ours:
        other = theirs.pop(int(row["id"]))
        rows += 1
        for column, y in other.items():
            if column == "warnings": continue  # not a column of batch
            x = row[column]
            cells += 1
            if column == "complete": same = x == words.get(y, y.lower())
            elif column in ("id", "basis"): same = x == y
            elif x == "" or y == "": same = x == y
            else:
                same = struct.pack("d", float(x)) == struct.pack("d", float(y))
                known += 1
            if not same:
                different += 1
                first = first or (row["id"], column, x, y)
if theirs: different += len(theirs); first = first or "rows that batch has not"
print(f"{name} in {engine}: {rows} rows, {cells} cells ({known} figures), {different} different" + (f", first {first}" if first else ""))
sys.exit(different != 0 or rows == 0)
