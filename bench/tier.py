#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times `epython run` as a whole, compilers and all: interpreted, native and auto from an empty cache, and auto with what an
earlier run left.

    bench/tier.py [--repeat N] [--short MS] [--long MS] [KERNEL...]

Each kernel runs twice: with as many rounds as take the interpreter some MS milliseconds, and with as many as take it long. Runs
are interleaved, each figure is the median of N. The goal: auto takes at most 1.15 times what the better of vm and native
takes, and 30 ms.
"""
import argparse
import os
import re
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
ROUNDS = re.compile(r"^ROUNDS = (\d+)$", re.MULTILINE)
RAN = re.compile(r"^ran ([0-9.]+) ms", re.MULTILINE)


def run(options, program, cache):
    """Wall milliseconds of a run, what it printed, and what epython says that it took without the start."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    start = time.perf_counter()
    result = subprocess.run([EPYTHON, "run", "--stats", *options, program], capture_output=True, text=True, env=environment)
    wall = (time.perf_counter() - start) * 1000
    if result.returncode:
        sys.exit(f"{program} {options}: exit {result.returncode}\n{result.stderr}")
    return wall, result.stdout, float(RAN.search(result.stderr)[1])


def with_rounds(source, rounds):
    return ROUNDS.sub(f"ROUNDS = {rounds}", source)


def rounds_for(source, milliseconds, program, cache):
    """How many rounds take the interpreter so long."""
    rounds = int(ROUNDS.search(source)[1])
    with open(program, "w", encoding="utf-8") as file:
        file.write(source)
    return max(1, round(rounds * milliseconds / run(WAYS["vm"], program, cache)[2]))


def measure(program, repeat, cache):
    walls = {way: [] for way in WAYS}
    for _ in range(repeat):
        printed = set()
        for way, options in WAYS.items():
            if way != "auto again":
                shutil.rmtree(cache, ignore_errors=True)
            wall, output, _ = run(options, program, cache)
            walls[way].append(wall)
            printed.add(output)
        if len(printed) > 1:
            sys.exit(f"{program}: the ways differ")
    return {way: statistics.median(times) for way, times in walls.items()}


def row(name, walls):
    goal = FACTOR * min(walls["vm"], walls["native"]) + EXTRA
    met = "yes" if walls["auto"] <= goal else "no"
    times = " | ".join(f"{time:.0f}" for time in (walls["vm"], walls["native"], walls["auto"], goal))
    return f"| {name} | {times} | {met} | {walls['auto again']:.0f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--short", type=float, default=40)
    parser.add_argument("--long", type=float, default=1500)
    parser.add_argument("kernels", nargs="*")
    options = parser.parse_args()
    kernels = options.kernels or sorted(f[:-3] for f in os.listdir(KERNELS) if f.endswith(".py"))
    print("| kernel | vm ms | native | auto | goal | met | auto again |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        cache = os.path.join(folder, "cache")
        for kernel in kernels:
            program = os.path.join(folder, kernel + ".py")
            with open(os.path.join(KERNELS, kernel + ".py"), encoding="utf-8") as file:
                source = file.read()
            for length, milliseconds in (("short", options.short), ("long", options.long)):
                rounds = rounds_for(source, milliseconds, program, cache)
                with open(program, "w", encoding="utf-8") as file:
                    file.write(with_rounds(source, rounds))
                print(row(f"{kernel}, {length}", measure(program, options.repeat, cache)), flush=True)


main()
