#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it costs to load on demand (docs/loading.md): bytes on the core, instructions, time of a load, memory in the long run.

    bench/loading.py [--target NAME] [--memory N] [--reloads N] [PART...]        # kernels, loads, reloads, large; all unless said

kernels: of bench/targets/ and fib, compiled, VM and runtime loaded too. Static: all is linked with the core. Peak: the core's own
bytes, constants, data, slots, and the most code that was there at a time; without zeroed data, stack and heap, as the bytes of an
image are. The smallest memory in which it runs, at most five times as long as with all its memory, is found by halving.

loads: the time of a load, where functions of some 300 bytes that do not fit beside each other call for another again and again.

reloads: a million of them on the host core, N on the target (100,000 unless said) in each way: heap of the core and memory of the
host, after a tenth and at the end.

large: a program of ten times its core's memory, of which it uses a part at a time, beside the same with all of it there.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EPYTHON = os.path.join(HERE, "..", "epython")
KERNELS = ["jacobi", "sieve", "matmul", "crc32", "loop", "fib"]
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
LIMIT = 900         # seconds, of a run
LONG = 6 * 3600     # of all reloads
BUILD = 60          # seconds that a build may take


class Runner:
    """Runs programs on one target (None: the host core)."""

    def __init__(self, target, folder):
        self.target = target
        self.folder = folder

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as source:
            source.write(text)
        return path

    def command(self, file, memory, load, mode="native", patience=LIMIT):
        where = [f"--target={self.target}"] if self.target else []
        return [EPYTHON, "run", *where, f"--mode={mode}", f"--load={load}", f"--memory={memory}", "--stats", "--format=json",
                "-v", f"--timeout={patience}", file]

    def run(self, *words, **named):
        """Statistics of a run, what -v told of the layout, output; None where it does not fit, or takes too long."""
        try:
            done = subprocess.run(self.command(*words, **named), capture_output=True, text=True, check=False,
                                  timeout=named.get("patience", LIMIT) + BUILD)
        except subprocess.TimeoutExpired:       # a core that does little but load may not come to look at the flag
            return None
        if done.returncode != 0:
            return None
        lines = done.stderr.strip().split("\n")
        parts = {line[:24].strip(): int(line.split()[-1]) for line in lines if "0x" in line}
        return json.loads(lines[-1]), parts, done.stdout


def smallest(runner, most, file, patience):
    low, high = 4096, most          # low: may not run; high: runs
    while high - low > STEP:
        middle = (low + high) // 2 // 8 * 8
        runs = runner.run(file, middle, "runtime", patience=patience)
        low, high = (low, middle) if runs else (middle, high)
    return high


def kernels(runner, memory):
    print("| kernel | static | loaded | ratio | loads | peak bytes | smallest memory | instructions there | evictions |")
    print("|---|---|---|---|---|---|---|---|---|")
    for kernel in KERNELS:
        file = runner.file("fib.py", FIB) if kernel == "fib" else os.path.join(HERE, "targets", kernel + ".py")
        static = runner.run(file, memory, "static")
        loaded = runner.run(file, memory, "runtime")
        if not static or not loaded or static[2] != loaded[2]:
            print(f"| {kernel} | does not run, or prints something else |")
            continue
        patience = max(2, 5 * loaded[0]["milliseconds"] / 1000)
        least = smallest(runner, memory, file, patience)
        there = runner.run(file, least, "runtime")
        peak = sum(there[1][part] for part in ("core's own", "constants, data", "slots", "code that stays")) + there[0]["codePeak"]
        counts = static[0].get("instructions", 0), loaded[0].get("instructions", 0)
        print(f"| {kernel} | {counts[0]:,} | {counts[1]:,} | {counts[1] / max(counts[0], 1):.3f} | {loaded[0]['loads']} "
              f"| {peak:,} | {least:,} | {there[0].get('instructions', 0):,} | {there[0]['evictions']} |", flush=True)


def functions(count, lines, name="part"):
    """Functions that are all different."""
    text = ""
    for i in range(count):
        text += f"def {name}_{i}(x):\n"
        for j in range(lines):
            text += f"    if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n        x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n"
        text += "    return x % 10007\n\n\n"
    return text


def taking_turns(count, rounds):
    calls = "".join(f"        t = part_{i}(t)\n" for i in range(count))
    return functions(count, 4) + f"def go(n):\n    t = 1\n    for i in range(n):\n{calls}    return t\n\n\nprint(go({rounds}))\n"


def loads(runner):
    """The least of three: other work on the machine only adds to it. The host's part is what it takes to find, link and send code;
    the rest is the emulator's, and the ways between the two processes."""
    print("\n| loaded | loads | bytes each | instructions each | ms each | of which host |\n|---|---|---|---|---|---|")
    for load, memory in (("runtime", 4608), ("ondemand", 10240)):
        few = runner.run(runner.file("few.py", taking_turns(12, 1)), memory, load)
        many = [runner.run(runner.file("many.py", taking_turns(12, 100)), memory, load) for _ in range(3)]
        if not few or None in many:
            print(f"| {load} | does not run in {memory} bytes |")
            continue
        more, moved, counted = (many[0][0].get(key, 0) - few[0].get(key, 0) for key in ("loads", "codeBytesMoved", "instructions"))
        times = (min(one[0][key] for one in many) - few[0][key] for key in ("milliseconds", "loadHostMilliseconds"))
        print(f"| {load} | {more} | {moved / more:.0f} | {counted / more:.0f} | "
              + " | ".join(f"{time / more:.3f}" for time in times) + " |", flush=True)


def resident_kb(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return next((int(line.split()[1]) for line in file if line.startswith("VmRSS")), 0)


def watched(runner, file, memory, load):
    """Statistics of a run, and the most that the host took in its first tenth and in its last half, in KB."""
    taken, begun = [], time.monotonic()
    with tempfile.TemporaryFile("w+") as errors:
        with subprocess.Popen(runner.command(file, memory, load, patience=LONG), stdout=subprocess.DEVNULL, stderr=errors) as process:
            while process.poll() is None:
                taken.append(resident_kb(process))
                time.sleep(0.1)
        errors.seek(0)
        lines = errors.read().strip().split("\n")
    if process.returncode != 0:
        raise SystemExit("\n".join(lines))
    tenth, half = max(1, len(taken) // 10), len(taken) // 2
    return json.loads(lines[-1]), max(taken[:tenth]), statistics.median(taken[half:]), time.monotonic() - begun


def reloads(runner, wanted):
    print("\n| core | loaded | loads | heap peak of 1,000 loads | of all | host's KB, first tenth | second half | ms a load |")
    print("|---|---|---|---|---|---|---|---|")
    for one, load, memory, count in ((Runner(None, runner.folder), "ondemand", "9K", 1000000),
                                     (runner, "ondemand", 10240, wanted), (runner, "runtime", 4608, wanted)):
        few = one.run(one.file("few.py", taking_turns(12, 80)), memory, load)
        if not few:
            print(f"| {one.target or 'host'} | {load} | does not run in {memory} bytes |")
            continue
        rounds = count * 80 // few[0]["loads"] + 1
        done, first, last, seconds = watched(one, one.file("many.py", taking_turns(12, rounds)), memory, load)
        print(f"| {one.target or 'host'} | {load} | {done['loads']:,} | {few[0]['heapPeak']:,} | {done['heapPeak']:,} "
              f"| {first:,} | {last:,.0f} | {1000 * seconds / done['loads']:.3f} |", flush=True)


def one_by_one(count, lines, rounds):
    """Functions that are all different, one called after the other, each of which goes through its lines so often."""
    text = ""
    for i in range(count):
        text += f"def part_{i}(x):\n    for k in range({rounds}):\n"
        for j in range(lines):
            text += f"        if x % {3 + (i * 7 + j) % 11} == {j % 3}:\n            x = x + {i * 13 + j} - x // {2 + (i + j) % 5}\n"
        text += "    return x % 10007\n\n\n"
    return text + "total = 1\n" + "".join(f"total = part_{i}(total)\n" for i in range(count)) + "print(total)\n"


def large():
    """Where memory can be as large as the program."""
    print("\n| core | mode | loaded | memory | loads | bytes of code that came / memory | instructions | resident, 2 MB | ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    for target in ("rv32-user", "cortex-m3"):
        with tempfile.TemporaryDirectory() as folder:
            for row in (("vm", "ondemand", 24576, 64, 180), ("native", "ondemand", 24576, 64, 56),
                        ("auto", "ondemand", 24576, 64, 56), ("native", "runtime", 16384, 80, 30)):
                large_row(Runner(target, folder), *row)


def large_row(big, mode, load, memory, count, lines):
    file = big.file("large.py", one_by_one(count, lines, 200))
    static = big.run(file, "2M", "static", mode=mode)
    loaded = big.run(file, memory, load, mode=mode)
    if not static or not loaded or static[2] != loaded[2]:
        print(f"| {big.target} | {mode} | {load} | does not run in {memory} bytes, or prints something else |")
        return
    counts = loaded[0]["instructions"], static[0]["instructions"]
    print(f"| {big.target} | {mode} | {load} | {memory:,} | {loaded[0]['loads']} | {loaded[0]['codeBytesMoved'] / memory:.1f} "
          f"| {counts[0]:,} | {counts[1]:,} | {counts[0] / counts[1]:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", default="rv32")
    parser.add_argument("--memory", type=int, default=16384)
    parser.add_argument("--reloads", type=int, default=100000)
    parser.add_argument("parts", nargs="*", metavar="PART", default=["kernels", "loads", "reloads", "large"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options.target, folder)
        for part in options.parts:
            if part == "kernels":
                kernels(runner, options.memory)
            else:
                {"loads": loads, "reloads": lambda one: reloads(one, options.reloads), "large": lambda _: large()}[part](runner)


if __name__ == "__main__":
    main()
