# Prints the CREATE TABLE statement of a .columns file for PostgreSQL.
import sys
columns = [line.split() for line in open(sys.argv[1]) if line.strip()]
print("DROP TABLE IF EXISTS jobs;\nCREATE TABLE jobs (id bigint, %s);" % ", ".join(
    '"%s" %s' % (c[0], "text" if c[1] == "text" else "double precision") for c in columns))
