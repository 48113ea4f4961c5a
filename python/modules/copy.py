# SPDX-License-Identifier: MIT
"""Copies of objects, as CPython's copy."""
from _core import copy_instance


class Error(Exception):
    pass


error = Error
_CONTAINERS = (list, dict, set, bytearray)
_PLAIN = (int, float, str, bytes, type, range, frozenset, tuple)


def _is_plain(x):
    return x is None or isinstance(x, _PLAIN) or callable(x) and not hasattr(x, "__dict__")


def copy(x):
    if isinstance(x, _CONTAINERS):
        return x.copy()
    if _is_plain(x):
        return x
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if not hasattr(x, "__dict__"):
        raise TypeError("cannot pickle '" + type(x).__name__ + "' object")
    return copy_instance(x)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    made = _deep(x, memo)
    memo[id(x)] = made
    return made


def _deep(x, memo):
    if isinstance(x, list):
        return _deep_list(x, memo)
    if isinstance(x, dict):
        return _deep_dict(x, memo)
    if isinstance(x, tuple):
        items = [deepcopy(item, memo) for item in x]
        for old, new in zip(x, items):
            if old is not new:
                return tuple(items)
        return x
    if isinstance(x, set):
        return {deepcopy(item, memo) for item in x}
    if isinstance(x, frozenset):
        return frozenset([deepcopy(item, memo) for item in x])
    if isinstance(x, bytearray):
        return x.copy()
    if _is_plain(x):
        return x
    if hasattr(x, "__deepcopy__"):
        return x.__deepcopy__(memo)
    if not hasattr(x, "__dict__"):
        raise TypeError("cannot pickle '" + type(x).__name__ + "' object")
    return _deep_instance(x, memo)


def _deep_list(x, memo):
    made = x.copy()
    memo[id(x)] = made
    for place in range(len(made)):
        made[place] = deepcopy(made[place], memo)
    return made


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key in x:
        made[deepcopy(key, memo)] = deepcopy(x[key], memo)
    return made


def _deep_instance(x, memo):
    made = copy_instance(x)
    memo[id(x)] = made
    values = vars(made)
    for name in values:
        object.__setattr__(made, name, deepcopy(values[name], memo))
    return made
