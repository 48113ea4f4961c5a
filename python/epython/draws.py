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


class Random:
    """A generator of its own: its state takes the place of the module's while it draws."""

    def __init__(self, x=None):
        self._state = [-1] * 4
        self.seed(x)

    def _draw(self, draw, *args):
        random._exchange(self._state)
        try:
            return draw(*args)
        finally:
            random._exchange(self._state)

    def seed(self, a=None):
        self._draw(random.seed, a)

    def getstate(self):
        return tuple(self._state)

    def setstate(self, state):
        self._state = list(state)

    def random(self):
        random._exchange(self._state)
        drawn = random.random()
        random._exchange(self._state)
        return drawn

    def randint(self, a, b):
        return self._draw(random.randint, a, b)

    def randrange(self, start, stop=None, step=1):
        return self._draw(random.randrange, start, stop, step)

    def getrandbits(self, k):
        return self._draw(random.getrandbits, k)

    def uniform(self, a, b):
        return self._draw(random.uniform, a, b)

    def gauss(self, mu=0.0, sigma=1.0):
        return self._draw(random.gauss, mu, sigma)

    def choice(self, seq):
        return self._draw(random.choice, seq)

    def shuffle(self, x):
        self._draw(random.shuffle, x)

    def sample(self, population, k):
        return self._draw(random.sample, population, k)

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        return self._draw(lambda: choices(population, weights, cum_weights=cum_weights, k=k))

    def triangular(self, low=0.0, high=1.0, mode=None):
        return self._draw(triangular, low, high, mode)

    def expovariate(self, lambd):
        return self._draw(expovariate, lambd)
