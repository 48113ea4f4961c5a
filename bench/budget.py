#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `auto` compiles in little memory, beside the best that could be compiled there.

    bench/budget.py [MEMORY...]         # sizes of the core; some if none is given

Each set of the functions of a program is compiled, the others and what calls them interpreted, on Cortex-M3 cores of each size
(bytes). Instructions of the program alone, of sets that leave as much for heap and frames as auto does.
"""
import itertools
import json
import os
import subprocess
import sys
import tempfile

from micro import EPYTHON

TARGET = "cortex-m3"
SIZES = ["38200", "38400", "38600", "38800"]
# Functions: statements of their loop, rounds of it.
FUNCTIONS = {"short": (6, 900), "middle": (14, 400), "long": (45, 150), "slow": (20, 60), "floats": (10, 40), "once": (220, 1)}
CHOICES = [name for name in FUNCTIONS if name != "once"]       # compiled, that takes more than the core has


def statements_of(name, k):
    if name == "floats":
        return ["x = x * 0.75 + y", "y = y - x"]
    if name == "once":
        return [f"t[{k % 4}] = (x + {k}, 'w{k}')", f"x = x + len(t[{k % 4}][1])"]
    return [f"x = (x * {k + 3} + y) % 1009", f"y = y ^ x & {k * 5 + 7}"]


def program():
    lines = []
    for name, (statements, rounds) in FUNCTIONS.items():
        one = "1.5" if name == "floats" else "1"
        lines += [f"def {name}():", f"    x, y, t = {one}, {one}, [0, 0, 0, 0]", f"    for i in range({rounds}):"]
        lines += ["        " + line for k in range(statements) for line in statements_of(name, k)]
        lines += ["    return x", "", f"print({name}())", ""]
    return "\n".join(lines)


def epython(command, path, memory, *options):
    return subprocess.run([EPYTHON, command, f"--target={TARGET}", f"--memory={memory}", "--load=static", *options, path],
                          capture_output=True, text=True, check=False)


def has_room(path, memory, places):
    """For heap and frames: a quarter of the memory, as auto has it."""
    sizes = epython("size", path, memory, "--format=json", *places)
    return sizes.returncode == 0 and json.loads(sizes.stdout)["heap"] >= int(memory) / 4


def instructions(path, memory, *options):
    run = epython("run", path, memory, "--stats", "--format=json", *options)
    return json.loads(run.stderr.splitlines()[-1])["instructions"] if run.returncode == 0 else None


def best(path, memory):
    found = []
    for count in range(len(CHOICES) + 1):
        for native in itertools.combinations(CHOICES, count):
            others = [one for one in ["<module>", *FUNCTIONS] if one not in native]
            places = [f"--native={','.join(native)}"] * bool(native) + [f"--vm={','.join(others)}"]
            if has_room(path, memory, places):
                found.append((instructions(path, memory, *places), native))
    return min(found)


def compiled_by_auto(path, memory):
    lines = epython("run", path, memory, "-v").stderr.splitlines()
    return [line.split()[0] for line in lines if line.split()[1:2] == ["native"]]


def named(functions):
    return ", ".join(functions) or "none"


def main():
    print("| memory | best set | instructions | of auto | instructions | ratio |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "budget.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(program())
        for memory in sys.argv[1:] or SIZES:
            least, native = best(path, memory)
            auto = instructions(path, memory)
            print(f"| {int(memory):,} | {named(native)} | {least:,} | {named(compiled_by_auto(path, memory))} | {auto:,} "
                  f"| {auto / least:.3f} |", flush=True)


main()
