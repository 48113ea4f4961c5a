#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Times the kernels: hand-written C (gcc -O3), compiled epython, interpreted epython and CPython, in one run.

    bench/run.py [--repeat N] [KERNEL...]

Answers are checked against the C twin. Runs of the four are interleaved; each figure is the median of N processes less the median of the
same engine running an empty program. Ratios are to C; the last row is the geometric mean.
"""
import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
KERNELS = os.path.join(HERE, "kernels")
EPYTHON = os.path.join(ROOT, "epython")


def timed(command):
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    return time.perf_counter() - start, result.stdout


def build_twin(kernel, folder):
    twin = os.path.join(folder, kernel)
    source = os.path.join(KERNELS, kernel + ".c")
    subprocess.run(["gcc", "-O3", "-std=c11", source, "-o", twin, "-lm"], check=True)
    return twin


def commands(kernel, folder):
    program = os.path.join(KERNELS, kernel + ".py")
    return {
        "C": [build_twin(kernel, folder)],
        "native": [EPYTHON, "run", "--mode=native", program],
        "vm": [EPYTHON, "run", "--mode=vm", program],
        "CPython": ["python3", program],
    }


def empty_commands(folder):
    program = os.path.join(folder, "empty.py")
    open(program, "w").close()
    source = os.path.join(folder, "empty.c")
    with open(source, "w") as file:
        file.write("int main(void) { return 0; }\n")
    subprocess.run(["gcc", "-O3", source, "-o", os.path.join(folder, "empty")], check=True)
    return {
        "C": [os.path.join(folder, "empty")],
        "native": [EPYTHON, "run", "--mode=native", program],
        "vm": [EPYTHON, "run", "--mode=vm", program],
        "CPython": ["python3", program],
    }


def measure(lines, repeat):
    """Median seconds of each command, interleaved; and their outputs."""
    times = {name: [] for name in lines}
    outputs = {}
    for name, line in lines.items():
        timed(line)
    for _ in range(repeat):
        for name, line in lines.items():
            seconds, outputs[name] = timed(line)
            times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}, outputs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("kernels", nargs="*")
    options = parser.parse_args()
    kernels = options.kernels or sorted(f[:-2] for f in os.listdir(KERNELS) if f.endswith(".c"))
    with tempfile.TemporaryDirectory() as folder:
        start_up, _ = measure(empty_commands(folder), max(options.repeat, 7))
        print("start-up, ms:", ", ".join(f"{name} {seconds * 1000:.1f}" for name, seconds in start_up.items()))
        print()
        print("| kernel | C ms | native / C | vm / C | CPython / C | CPython / vm |")
        print("|---|---|---|---|---|---|")
        ratios = {"native": [], "vm": [], "CPython": [], "speed-up": []}
        for kernel in kernels:
            times, outputs = measure(commands(kernel, folder), options.repeat)
            for name, output in outputs.items():
                if output != outputs["C"]:
                    sys.exit(f"{kernel}: {name} printed {output!r}, C printed {outputs['C']!r}")
            net = {name: max(times[name] - start_up[name], 1e-4) for name in times}
            row = [net["native"] / net["C"], net["vm"] / net["C"], net["CPython"] / net["C"],
                   net["CPython"] / net["vm"]]
            for values, ratio in zip(ratios.values(), row):
                values.append(ratio)
            print(f"| {kernel} | {net['C'] * 1000:.2f} | " + " | ".join(f"{ratio:.2f}" for ratio in row) + " |",
                  flush=True)
        means = [math.exp(statistics.mean(map(math.log, values))) for values in ratios.values()]
        print("| geometric mean | | " + " | ".join(f"{mean:.2f}" for mean in means) + " |")


main()
