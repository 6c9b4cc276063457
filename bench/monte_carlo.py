# The job of bench/monte_carlo.json in numpy, written by hand and optimized: the same distributions and formulas, shared terms of
# phases computed once, blocks that fit into the cache, numpy's default generator. Arguments: samples, rows per block.
import sys

import numpy as np

samples = int(sys.argv[1])
rows = int(sys.argv[2])
g = np.random.default_rng(1)
z95 = 1.6448536269514722
best_only = len(sys.argv) > 3  # to check the formulas: every input is at its best value


def spread(best, low, high, floor=0.0):  # median, P5, P95; on each side of the median, half of a lognormal above the floor
    below = np.log((best - floor) / (low - floor)) / z95
    above = np.log((high - floor) / (best - floor)) / z95

    def draw(n):
        if best_only:
            return np.full(n, best)
        z = g.standard_normal(n)
        z *= np.where(z < 0, below, above)
        np.exp(z, out=z)
        z *= best - floor
        if floor:
            z += floor
        return z

    return draw


def triangle(best, low, high):
    return lambda n: np.full(n, best) if best_only else g.triangular(low, best, high, n)


year = 8766.0
trained = spread(1.08e6, 1.05e6, 1.11e6)
utilization = triangle(0.6, 0.4, 0.85)
lifetime = spread(5 * year, 4 * year, 6 * year)
embodied = spread(3700.0, 2500.0, 5600.0)
network = spread(0.15, 0.023, 1.27)
transport = spread(0.04, 0.014, 0.157)
node_over_accelerators = spread(1.59, 1.21, 2.2, 1.0)
construction = spread(982.8, 180.0, 2000.0)
building = triangle(20 * year, 15 * year, 50 * year)
training_power = spread(0.4, 0.36, 0.44)
grid = spread(0.37, 0.33, 0.43)
pue = spread(1.2, 1.1, 1.4, 1.0)
end_of_life = spread(0.0107, 0.0046, 0.0395)
experiments = spread(0.7, 0.4, 1.2)
served = spread(2.4e6, 1.5e6, 4e6)
serving_power = spread(0.25, 0.18, 0.33)
accelerators, tdp = 8.0, 0.4


def block(n):
    u, life, node = utilization(n), lifetime(n), embodied(n)
    of_network, of_transport, of_end = network(n) * node, transport(n) * node, end_of_life(n) * node
    rated = accelerators * tdp * node_over_accelerators(n)
    per_hour = rated * construction(n) / building(n)
    intensity, overhead = grid(n), pue(n) - 1

    def phase(device_time, energy):
        nodes = device_time / u / accelerators
        lives = nodes / life
        it = energy * intensity
        return (lives * node + lives * of_network + lives * of_transport + nodes * per_hour + it + it * overhead
                + lives * of_end)

    time = trained(n)
    energy = time * training_power(n)
    ratio = experiments(n)
    serving = served(n)
    return phase(time, energy) + phase(ratio * time, ratio * energy) + phase(serving, serving * serving_power(n))


total = np.empty(samples)
for first in range(0, samples, rows):
    n = min(rows, samples - first)
    total[first:first + n] = block(n)
print(*np.percentile(total, [5, 50, 95]), total.mean())
