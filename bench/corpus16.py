#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The corpus, interpreted, in 16 KB in all on the target rv32: which programs fit, and what those that do not lack.

    bench/corpus16.py [--list FILE] [PATTERN]...

A program fits if it shows there what the oracle of i32f32 shows. Printed per folder of tests/programs and for examples/;
then the highest heap peak of those that fit, and what each of the others lacks. --list FILE: those that fit are written
there, in the order of names; tests/Targets.Tests/fits-16k.txt, which the tests read, is such a list.
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import glob
import json
import os
import re
import subprocess
import sys

from micro import EPYTHON, ROOT

TARGET = "rv32"
LONGEST = "120"


def notes(path):
    """What the comments at a program's top say."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                break
            match = re.match(r"# ([\w-]+): (.*)", line)
            if match:
                found[match[1]] = match[2].replace("\\n", "\n")
    return found


def programs(patterns):
    files = glob.glob(os.path.join(ROOT, "tests/programs/*/*.py")) + glob.glob(os.path.join(ROOT, "examples/*.py"))
    for path in sorted(files):
        name, facts = os.path.relpath(path, ROOT), notes(path)
        beside_main = "/modules/" in path and not path.endswith("main.py")
        wanted = not patterns or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
        if wanted and not beside_main and not {"no-cpython", "i64f64-only"} & facts.keys():
            yield name, facts


def run(command, facts):
    environment = os.environ | {"PYTHONPATH": os.path.join(ROOT, "python")}
    return subprocess.run(command, input=facts.get("input", ""), capture_output=True, text=True, cwd=ROOT, env=environment,
                          check=False)


def lacks(name, facts):
    """What a program lacks in order to run in 16 KB (None: nothing), and its heap's peak."""
    arguments = facts.get("arguments", "one two").split(" ")
    expected = run([sys.executable, "python/oracle/profiles.py", name, *arguments], facts)
    got = run([EPYTHON, "run", f"--target={TARGET}", "--mode=vm", "--load=static", f"--timeout={LONGEST}", "--stats",
               "--format=json", name, *arguments], facts)
    *_, last = got.stderr.splitlines() or [""]
    if got.returncode == 4:
        return re.search(r"\d+ bytes too many|$", got.stderr)[0] or last, 0
    if "MemoryError" in got.stderr and "MemoryError" not in expected.stderr:
        return "heap", 0
    if "RecursionError" in got.stderr and "RecursionError" not in expected.stderr:
        return "stack", 0
    if (got.stdout, got.returncode) != (expected.stdout, expected.returncode):
        return f"DIFFERS: exit code {got.returncode}, expected {expected.returncode}: {last}", 0
    return None, json.loads(last).get("heapPeak", 0) if last.startswith("{") else 0


def told(name, result):
    print(f"{name}: {result[0] or f'fits, heap peak {result[1]}'}", file=sys.stderr, flush=True)
    return result


def main():
    fit, lacking, peak = collections.Counter(), [], (0, "")
    total = collections.Counter()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list")
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    chosen = list(programs(options.patterns))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda one: told(one[0], lacks(*one)), chosen))
    for (name, _), (lack, heap) in zip(chosen, results):
        folder = os.path.dirname(name)
        total[folder] += 1
        if lack:
            lacking.append((name, lack))
        else:
            fit[folder] += 1
            peak = max(peak, (heap, name))
    if options.list:
        with open(options.list, "w", encoding="utf-8") as file:
            file.writelines(f"{name}\n" for (name, _), (lack, _) in zip(chosen, results) if not lack)
    print("| programs | of them run in 16 KB |\n|---|---|")
    for folder, count in sorted(total.items()):
        print(f"| {folder}: {count} | {fit[folder]} |")
    print(f"| all: {sum(total.values())} | {sum(fit.values())} |\n\nhighest heap peak: {peak[0]} bytes ({peak[1]})")
    for name, lack in lacking:
        print(f"  {name}: {lack}")


main()
