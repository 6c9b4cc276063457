# Runs the query in SQLite through its C interface, which passes doubles as they are, without decimal text.
import csv, sqlite3, sys
folder = sys.argv[1]
db = sqlite3.connect(":memory:")
with open(folder + "/records.csv", newline="") as file:
    reader = csv.reader(file)
    header = next(reader)
    db.execute("CREATE TABLE jobs (%s)" % ", ".join('"%s"' % name for name in header))
    def typed(cell):
        try: return float(cell)
        except ValueError: return cell
    db.executemany("INSERT INTO jobs VALUES (%s)" % ",".join("?" * len(header)), ([int(r[0])] + [typed(c) for c in r[1:]] for r in reader))
cursor = db.execute(open(folder + "/sqlite.sql").read())
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(c[0] for c in cursor.description)
for row in cursor:
    out.writerow("" if x is None else repr(x) if isinstance(x, float) else x for x in row)
