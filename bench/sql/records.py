# Generates records from a .columns file, as CSV with the shortest text of each number. Each line of the file describes a column:
# NAME number LOW HIGH, NAME whole LOW HIGH, or NAME text WORD…
import random, sys
columns = [line.split() for line in open(sys.argv[1]) if line.strip()]
draw = random.Random(7)
print("id," + ",".join(c[0] for c in columns))
for row in range(int(sys.argv[2])):
    cells = [str(row)]
    for name, kind, *rest in columns:
        if kind == "text":
            cells.append(draw.choice(rest))
        elif kind == "whole":
            cells.append(str(draw.randint(int(rest[0]), int(rest[1]))))
        else:
            low, high = map(float, rest)
            cells.append("0" if low == 0 and row % 97 == 0 else repr(low + draw.random() * (high - low)))
    print(",".join(cells))
