#!/usr/bin/env python3
"""Two builds of the program, run in turn: bench/alternate.py OLD NEW [--runs 500] -- ARGUMENT…

Prints the median time of each and their ratio. The runs alternate, so that a slow minute of the machine slows both.
Example: bench/alternate.py /tmp/old build/release/aicarbon -- estimate examples/bloom-176b.json
"""
import argparse
import os
import statistics
import subprocess
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("old")
parser.add_argument("new")
parser.add_argument("--runs", type=int, default=500, help="runs of each (default: 500)")
parser.add_argument("arguments", nargs="+", metavar="ARGUMENT")
chosen = parser.parse_args()


def seconds(binary):
    before = time.perf_counter()
    subprocess.run([binary, *chosen.arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - before


old, new = [], []
for _ in range(5):  # so that the files are in the page cache
    seconds(chosen.old), seconds(chosen.new)
for _ in range(chosen.runs):
    old.append(seconds(chosen.old))
    new.append(seconds(chosen.new))
print(f"old {statistics.median(old) * 1000:8.2f} ms   {os.path.basename(chosen.old)}")
print(f"new {statistics.median(new) * 1000:8.2f} ms   {os.path.basename(chosen.new)}")
print(f"ratio of medians {statistics.median(new) / statistics.median(old):.3f} over {chosen.runs} runs of each")
