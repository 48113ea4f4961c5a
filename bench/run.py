#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times the kernels: hand-written C (gcc -O3), compiled epython, interpreted epython and CPython, in one run.

    bench/run.py [--repeat N] [KERNEL...]

Answers are checked against the C twin. Runs of the four are interleaved and each figure is the median of N. epython says
itself how long the program ran, from the core's start of it to its end (run --stats); for C and CPython it is the wall time
of the process less that of the same engine with an empty program. Ratios are to C; the last row is the geometric mean.
"""
import argparse
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
KERNELS = os.path.join(HERE, "kernels")
EPYTHON = os.path.join(ROOT, "epython")
RAN = re.compile(r"^ran ([0-9.]+) ms", re.MULTILINE)


def timed(command):
    """Wall seconds of the process, seconds of the program where the engine says so, output."""
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    wall = time.perf_counter() - start
    ran = RAN.search(result.stderr)
    return wall, float(ran[1]) / 1000 if ran else None, result.stdout


def build_twin(name, source, folder):
    twin = os.path.join(folder, name)
    subprocess.run(["gcc", "-O3", "-std=c11", source, "-o", twin, "-lm"], check=True)
    return twin


def commands(twin, program):
    return {
        "C": [twin],
        "native": [EPYTHON, "run", "--stats", "--mode=native", program],
        "vm": [EPYTHON, "run", "--stats", "--mode=vm", program],
        "CPython": ["python3", program],
    }


def empty_commands(folder):
    program = os.path.join(folder, "empty.py")
    open(program, "w").close()
    source = os.path.join(folder, "empty.c")
    with open(source, "w") as file:
        file.write("int main(void) { return 0; }\n")
    return commands(build_twin("empty", source, folder), program)


def measure(lines, repeat):
    """Medians of wall and program seconds of each command, interleaved; and their outputs."""
    walls = {name: [] for name in lines}
    runs = {name: [] for name in lines}
    outputs = {}
    for line in lines.values():
        timed(line)
    for _ in range(repeat):
        for name, line in lines.items():
            wall, ran, outputs[name] = timed(line)
            walls[name].append(wall)
            if ran is not None:
                runs[name].append(ran)
    wall_medians = {name: statistics.median(values) for name, values in walls.items()}
    run_medians = {name: statistics.median(values) for name, values in runs.items() if values}
    return wall_medians, run_medians, outputs


def ratios_of(kernel, folder, start_up, repeat):
    twin = build_twin(kernel, os.path.join(KERNELS, kernel + ".c"), folder)
    walls, runs, outputs = measure(commands(twin, os.path.join(KERNELS, kernel + ".py")), repeat)
    for name, output in outputs.items():
        if output != outputs["C"]:
            sys.exit(f"{kernel}: {name} printed {output!r}, C printed {outputs['C']!r}")
    net = {name: runs.get(name, max(walls[name] - start_up[name], 1e-4)) for name in walls}
    row = [net["native"] / net["C"], net["vm"] / net["C"], net["CPython"] / net["C"], net["CPython"] / net["vm"]]
    return net["C"], row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("kernels", nargs="*")
    options = parser.parse_args()
    kernels = options.kernels or sorted(f[:-2] for f in os.listdir(KERNELS) if f.endswith(".c"))
    with tempfile.TemporaryDirectory() as folder:
        start_up, _, _ = measure(empty_commands(folder), max(options.repeat, 7))
        print("start-up, ms:", ", ".join(f"{name} {seconds * 1000:.1f}" for name, seconds in start_up.items()))
        print()
        print("| kernel | C ms | native / C | vm / C | CPython / C | CPython / vm |")
        print("|---|---|---|---|---|---|")
        rows = []
        for kernel in kernels:
            c_seconds, row = ratios_of(kernel, folder, start_up, options.repeat)
            rows.append(row)
            cells = " | ".join(f"{ratio:.2f}" for ratio in row)
            print(f"| {kernel} | {c_seconds * 1000:.2f} | {cells} |", flush=True)
        means = [math.exp(statistics.mean(math.log(row[i]) for row in rows)) for i in range(4)]
        print("| geometric mean | | " + " | ".join(f"{mean:.2f}" for mean in means) + " |")


main()
