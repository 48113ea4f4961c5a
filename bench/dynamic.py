#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Code of which no type is known, beside CPython: milliseconds, medians of 9 that take turns, less an empty program.

    bench/dynamic.py
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

from micro import EPYTHON

TIMES = 9
HEAD = """
def mixed(n):
    kinds = [3, 2.5, True, "ab", [1, 2], (3, 4)]
    return [kinds[i % len(kinds)] for i in range(n)]
"""
PROGRAMS = {
    "arithmetic": """
def combine(a, b):
    return a + b * 2 - a % 7

numbers = [x for x in mixed(60) if not isinstance(x, (str, list, tuple))]
total = 0
for k in range(20000):
    for x in numbers[:8]:
        total = combine(x, total) % 1000
print(total)
""",
    "containers": """
def grown(x, y):
    return x + y

count = 0
for k in range(6000):
    for x in mixed(24):
        count += 1 if x == 3 or x in ("ab", 2.5) else len(grown(x, x)) if isinstance(x, (str, list, tuple)) else 0
print(count)
""",
    "attributes": """
class A:
    def __init__(self, x):
        self.x = x
    def step(self, y):
        self.x = self.x + y
        return self.x

class B:
    def __init__(self, x):
        self.x, self.y = x, 0
    def step(self, y):
        self.y += y
        return self.y

things = [A(1), B(2), A(0.5), B("n")]
for k in range(60000):
    for thing in things:
        getattr(thing, "step")(k)
print([t.x for t in things])
""",
}


def took(command):
    since = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - since) * 1000


def main():
    ways = {"python3": [sys.executable], "vm": [EPYTHON, "run", "--mode=vm"], "native": [EPYTHON, "run", "--mode=native"]}
    print("| program | python3 | vm | native | python3 / vm | python3 / native |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.py")
        with open(empty, "w", encoding="utf-8"):
            pass
        for name, text in PROGRAMS.items():
            path = os.path.join(folder, name + ".py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(HEAD + text)
            printed = {subprocess.run([*way, path], capture_output=True, check=True).stdout for way in ways.values()}
            if len(printed) > 1:
                sys.exit(f"{name}: the ways differ")
            turns = [{way: took([*command, path]) - took([*command, empty]) for way, command in ways.items()} for _ in range(TIMES)]
            ms = {way: statistics.median(turn[way] for turn in turns) for way in ways}
            print(f"| {name} | {ms['python3']:.0f} | {ms['vm']:.0f} | {ms['native']:.0f} "
                  f"| {ms['python3'] / ms['vm']:.2f} | {ms['python3'] / ms['native']:.2f} |", flush=True)


main()
