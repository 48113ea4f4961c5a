#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times `epython run` as a whole, compilers and all: interpreted, native and auto, from an empty cache, and auto with what an earlier
run left.

    bench/tier.py [--repeat N] [--rounds R] [KERNEL...]

Each kernel runs as it is (short), and with what its module does R times (long). Runs are interleaved, each figure is the median of
N. The goal: auto takes at most 1.15 times what the better of vm and native takes, and 30 ms.
"""
import argparse
import ast
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
KERNELS = os.path.join(HERE, "kernels")
EPYTHON = os.path.join(os.path.dirname(HERE), "epython")
WAYS = {"vm": ["--mode=vm"], "native": ["--mode=native"], "auto": [], "auto again": []}
FACTOR, EXTRA = 1.15, 30


def repeated(source, rounds):
    """The program with the statements of its module in a loop, but those that define or import something."""
    module = ast.parse(source)
    kept = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
    body = [statement for statement in module.body if not isinstance(statement, kept)]
    loop = ast.parse(f"for _round in range({rounds}):\n    pass").body[0]
    loop.body = body
    module.body = [statement for statement in module.body if isinstance(statement, kept)] + [loop]
    return ast.unparse(ast.fix_missing_locations(module)) + "\n"


def timed(options, program, cache):
    """Wall milliseconds of a run, and what it printed."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    start = time.perf_counter()
    result = subprocess.run([EPYTHON, "run", *options, program], capture_output=True, text=True, env=environment)
    if result.returncode:
        sys.exit(f"{program} {options}: exit {result.returncode}\n{result.stderr}")
    return (time.perf_counter() - start) * 1000, result.stdout


def measure(program, repeat, folder):
    walls = {way: [] for way in WAYS}
    cache = os.path.join(folder, "cache")
    for _ in range(repeat):
        printed = set()
        for way, options in WAYS.items():
            if way != "auto again":
                shutil.rmtree(cache, ignore_errors=True)
            wall, output = timed(options, program, cache)
            walls[way].append(wall)
            printed.add(output)
        if len(printed) > 1:
            sys.exit(f"{program}: the ways differ")
    return {way: statistics.median(times) for way, times in walls.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("kernels", nargs="*")
    options = parser.parse_args()
    kernels = options.kernels or sorted(f[:-3] for f in os.listdir(KERNELS) if f.endswith(".py"))
    print("| kernel | vm ms | native | auto | goal | met | auto again |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kernel in kernels:
            with open(os.path.join(KERNELS, kernel + ".py")) as file:
                source = file.read()
            for length, text in (("short", source), ("long", repeated(source, options.rounds))):
                program = os.path.join(folder, kernel + ".py")
                with open(program, "w") as file:
                    file.write(text)
                walls = measure(program, options.repeat, folder)
                goal = FACTOR * min(walls["vm"], walls["native"]) + EXTRA
                met = "yes" if walls["auto"] <= goal else "no"
                print(f"| {kernel}, {length} | {walls['vm']:.0f} | {walls['native']:.0f} | {walls['auto']:.0f} | {goal:.0f} "
                      f"| {met} | {walls['auto again']:.0f} |", flush=True)


main()
