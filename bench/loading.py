#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to load everything on demand (docs/loading.md): bytes on the core, instructions, time of a load.

    bench/loading.py [--target NAME] [--memory N] [KERNEL...]

Kernels are those of bench/targets/ and fib. Static: all is linked with the core. Peak: the core's own bytes, constants, data,
slots, and the most code that was there at a time; without zeroed data, stack and heap, as the bytes of an image are. The smallest
memory in which it runs, in seconds, is found by halving. A cold load: of a program that loads two functions again and again, per load.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EPYTHON = os.path.join(HERE, "..", "epython")
NAMES = ["jacobi", "sieve", "matmul", "crc32", "loop", "fib"]
FIB = """def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def go(n):
    total = 0
    for i in range(n):
        total += fib(11) - i
    return total


print(go(100))
"""
STEP = 128
RELOADS = 2000
PATIENCE = 20       # seconds: with less memory than a loop's code takes, each round loads, which is no use


def run(target, memory, file, load, patience=300):
    """Statistics of a run and what -v told of the layout; None where it does not fit, or takes too long."""
    done = subprocess.run([EPYTHON, "run", f"--target={target}", "--mode=native", f"--load={load}", f"--memory={memory}",
                           "--stats", "--format=json", "-v", f"--timeout={patience}", file],
                          capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        return None
    lines = done.stderr.strip().split("\n")
    parts = {line[:24].strip(): int(line.split()[-1]) for line in lines if "0x" in line}
    return json.loads(lines[-1]), parts, done.stdout


def smallest(target, most, file):
    low, high = 4096, most          # low: may not run; high: runs
    if run(target, low, file, "runtime", PATIENCE):
        return low
    while high - low > STEP:
        middle = (low + high) // 2 // 8 * 8
        low, high = (low, middle) if run(target, middle, file, "runtime", PATIENCE) else (middle, high)
    return high


def reloads(functions, rounds):
    """Functions that do not fit beside each other, called in turn."""
    text = ""
    for i in range(functions):
        text += f"def part_{i}(x):\n"
        for j in range(8):
            text += f"    if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n        x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n"
        text += "    return x % 100003\n\n\n"
    calls = "".join(f"        t = part_{i}(t)\n" for i in range(functions))
    return text + f"def go(n):\n    t = 1\n    for i in range(n):\n{calls}    return t\n\n\nprint(go({rounds}))\n"


def time_of_load(target, folder):
    file = os.path.join(folder, "reloads.py")
    times = []
    for rounds in (1, RELOADS // 8):
        with open(file, "w") as source:
            source.write(reloads(8, rounds))
        start = time.perf_counter()
        done = run(target, 6144, file, "runtime")
        times.append((time.perf_counter() - start, done[0]["loads"], done[0]["codeBytesMoved"], done[0]["milliseconds"]))
    loads = times[1][1] - times[0][1]
    print(f"{loads} loads more, {(times[1][2] - times[0][2]) / loads:.0f} bytes each: "
          f"{(times[1][3] - times[0][3]) / loads:.3f} ms each")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", default="rv32")
    parser.add_argument("--memory", type=int, default=16384)
    parser.add_argument("kernels", nargs="*", default=NAMES)
    options = parser.parse_args()
    print("| kernel | static | loaded | ratio | loads | peak bytes | smallest memory | evictions there |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kernel in options.kernels:
            file = os.path.join(HERE, "targets", kernel + ".py")
            if kernel == "fib":
                file = os.path.join(folder, "fib.py")
                with open(file, "w") as source:
                    source.write(FIB)
            static = run(options.target, options.memory, file, "static")
            loaded = run(options.target, options.memory, file, "runtime")
            if not static or not loaded or static[2] != loaded[2]:
                print(f"| {kernel} | does not run, or prints something else |")
                continue
            least = smallest(options.target, options.memory, file)
            there = run(options.target, least, file, "runtime")
            peak = there[1]["core's own"] + there[1]["constants, data"] + there[1]["slots"] + there[1]["code that stays"] \
                + there[0]["codePeak"]
            counts = static[0].get("instructions", 0), loaded[0].get("instructions", 0)
            print(f"| {kernel} | {counts[0]:,} | {counts[1]:,} | {counts[1] / max(counts[0], 1):.3f} | {loaded[0]['loads']} "
                  f"| {peak:,} | {least:,} | {there[0]['evictions']} |", flush=True)
        time_of_load(options.target, folder)


if __name__ == "__main__":
    main()
