# SPDX-License-Identifier: MIT
"""Special methods as values: xs.__getitem__ where it is an argument."""


def getitem(x):
    return x.__getitem__ if isinstance(x, type) else lambda key: x[key]


def contains(x):
    return x.__contains__ if isinstance(x, type) else lambda item: item in x
