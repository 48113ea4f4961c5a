# SPDX-License-Identifier: MIT
"""What of module random is written in Python."""
import math
import random


def choices(population, weights=None, *, cum_weights=None, k=1):
    count = len(population)
    if cum_weights is None and weights is not None:
        cum_weights, total = [], 0
        for weight in weights:
            total += weight
            cum_weights.append(total)
    elif weights is not None:
        raise TypeError("Cannot specify both weights and cumulative weights")
    if cum_weights is None:
        return [population[int(random.random() * count)] for _ in range(k)]
    if len(cum_weights) != count:
        raise ValueError("The number of weights does not match the population")
    total = cum_weights[-1] + 0.0
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    return [population[_place(cum_weights, random.random() * total)] for _ in range(k)]


def _place(sums, wanted):
    for place in range(len(sums) - 1):
        if wanted < sums[place]:
            return place
    return len(sums) - 1


def triangular(low=0.0, high=1.0, mode=None):
    middle = 0.5 if mode is None else (mode - low) / (high - low)
    drawn = random.random()
    if drawn > middle:
        drawn, middle = 1.0 - drawn, 1.0 - middle
        low, high = high, low
    return low + (high - low) * math.sqrt(drawn * middle)


def expovariate(lambd):
    return -math.log(1.0 - random.random()) / lambd
