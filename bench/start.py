#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""From the start of the emulator to the first printed line, on every target whose tools are here.

    bench/start.py [--repeat N] [TARGET...]

A program that prints one line, interpreted, in the target's own memory, with no instructions counted: medians of N runs of the
wall time, and of the time of processors that the emulator used until then, which is the wall time of an idle machine.
"""
import argparse
import os
import statistics
import tempfile

from micro import EPYTHON, output_of, talk, targets


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    options = parser.parse_args()
    print("| target | first line, ms | of processors, ms |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "hello.py")
        with open(source, "w", encoding="utf-8") as file:
            file.write("print('hello')\n")
        for name, target in targets().items():
            if target["state"] == "ready" and (not options.targets or name in options.targets):
                elf = os.path.join(folder, name + ".elf")
                output_of([EPYTHON, "build", f"--target={name}", "--mode=vm", "-o", elf, source])
                os.chmod(elf, 0o755)
                times = [talk(target, target.command(elf))[1] for _ in range(options.repeat)]
                wall, used = (1000 * statistics.median(column) for column in zip(*times))
                print(f"| {name} | {wall:.0f} | {used:.0f} |", flush=True)


main()
