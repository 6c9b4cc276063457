"""Prints records of a cluster, the same ones every time: records.py ROWS [quoted]. They have four devices and six grids. The
power of a device is 30 to 100 % of its TDP, so that no record is implausible."""
import random
import sys

rows = int(sys.argv[1])
quoted = len(sys.argv) > 2
tdp = {"nvidia-h100-sxm5-80gb": 700, "nvidia-a100-sxm4-80gb": 400, "nvidia-l4": 72, "nvidia-b200-sxm-180gb": 1000}
devices = list(tdp)
grids = ["FR", "US", "DE", "gcp/us-central1", "IN", "SE"]
pick = random.Random(1)
between, end = ('","', '"\r\n') if quoted else (",", "\n")
begin = '"' if quoted else ""
write = sys.stdout.write
write(begin + between.join(["job_id", "team", "accelerator", "grid", "device_time_h", "device_power_w", "pue"]) + end)
for i in range(rows):
    device = pick.choice(devices)
    cells = [f"j{i}", f"t{i % 7}", device, pick.choice(grids), f"{pick.uniform(0.1, 500):.3f}",
             f"{pick.uniform(0.3, 1) * tdp[device]:.1f}", f"{pick.uniform(1.05, 1.6):.3f}"]
    write(begin + between.join(cells) + end)
