#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the command takes: milliseconds, medians of 15 processes.

    bench/startup.py

An empty file in each mode (native: its object is cached), beside CPython; 10,000 lines, 1,000 functions, parsed and checked, and
the memory that this takes.
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from micro import EPYTHON

TIMES = 15
FUNCTION = """def f{i}(a, b):
    total = 0
    for k in range(a):
        if k % 3 == 0 and b > {i}:
            total += k * b - (a + {i}) // 2
        else:
            total -= 1
    return total

print(f{i}({i} % 7, {i}))
"""


def median(*command):
    took = []
    for _ in range(TIMES + 1):
        since = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        took.append((time.perf_counter() - since) * 1000)
    return statistics.median(took[1:])      # the first one fills caches


def main():
    with tempfile.TemporaryDirectory() as folder:
        empty, long = os.path.join(folder, "empty.py"), os.path.join(folder, "long.py")
        with open(empty, "w", encoding="utf-8"):
            pass
        with open(long, "w", encoding="utf-8") as file:
            file.writelines(FUNCTION.format(i=i) for i in range(1000))
        print("| | ms |\n|---|---|")
        for mode in ("auto", "vm", "native"):
            print(f"| `run --mode={mode}` of an empty file | {median(EPYTHON, 'run', f'--mode={mode}', empty):.1f} |")
        print(f"| CPython, empty file | {median(sys.executable, empty):.1f} |")
        print(f"| `dump --ast` of 10,000 lines | {median(EPYTHON, 'dump', '--ast', long):.0f} |")
        print(f"| `check` of 10,000 lines | {median(EPYTHON, 'check', long):.0f} |")
    print(f"\nMost memory of one of them: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


main()
