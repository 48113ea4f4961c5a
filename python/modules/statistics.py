# SPDX-License-Identifier: MIT
"""Means and spreads, as CPython's statistics: of ints exactly, of floats within rounding."""
import math


class StatisticsError(ValueError):
    pass


def _are_ints(data):
    return all([isinstance(x, int) for x in data])


def _quotient(total, count, is_int):
    return total // count if is_int and total % count == 0 else total / count


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    is_int = _are_ints(data)
    return _quotient(sum(data) if is_int else math.fsum(data), len(data), is_int)


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    data = list(data)
    if not data or min(data) <= 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean([math.log(x) for x in data]))


def _ordered(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _ordered(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _ordered(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _ordered(data)
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    most = max(counts.values())
    for x in counts:
        if counts[x] == most:
            return x


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x in counts if counts[x] == most]


def _spread(data, least, center, name):
    """The sum of squares of distances from the mean, times the number of ints, or as it is; and by what to divide it."""
    data = list(data)
    count = len(data)
    if count < least:
        points = "one data point" if least == 1 else "two data points"
        raise StatisticsError(name + " requires at least " + points)
    if center is None and _are_ints(data):
        total = sum(data)
        return count * sum([x * x for x in data]) - total * total, count * (count - least + 1), True
    if center is None:
        center = math.fsum(data) / count
    return math.fsum([(x - center) * (x - center) for x in data]), count - least + 1, False


def variance(data, xbar=None):
    squares, count, is_int = _spread(data, 2, xbar, "variance")
    return _quotient(squares, count, is_int)


def pvariance(data, mu=None):
    squares, count, is_int = _spread(data, 1, mu, "pvariance")
    return _quotient(squares, count, is_int)


def stdev(data, xbar=None):
    squares, count, _ = _spread(data, 2, xbar, "stdev")
    return math.sqrt(squares / count)


def pstdev(data, mu=None):
    squares, count, _ = _spread(data, 1, mu, "pstdev")
    return math.sqrt(squares / count)
