#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What kernels cost on micro-cores, beside C twins: instructions of the program alone, and bytes of the image.

    bench/targets.py [--target NAME]... [--mode native|vm]... [--full] [--longest SECONDS] [KERNEL...]

Kernels and twins are in bench/targets/. A twin is a C kernel on the start-up, link and print service of a frozen program
(bench/twin/), compiled with the same flags for the same port; it and ours are run by the same emulator with the same
instruction counter from and to the same marks, and must print the same. Kernels are i32f32, all checks on.
Ratios are to C. Rounds are few, since ratios hardly move with them; --full takes as many as the goals name.

Where clock cycles are counted (picorv32), these stand for instructions.
bytes: code, constants and data that are loaded. own: the same without the compiler's library (soft floats) and the
port (start-up and channel), which both have.
"""
import argparse
import os
import re
import sys
import tempfile

import micro
from micro import EPYTHON, HERE, build_plugin, output_of, talk, targets

KERNELS = os.path.join(HERE, "targets")
TWIN = os.path.join(HERE, "twin")
TARGETS = ["rv32", "cortex-m3", "microblaze", "mips32", "sparcv9"]
NAMES = ["jacobi", "sieve", "matmul", "crc32", "loop"]
ROUNDS = re.compile(r"^(ITERATIONS|ROUNDS|STEPS) = (\d+)$", re.MULTILINE)
FULL = {"jacobi": 10000, "sieve": 100, "matmul": 40, "crc32": 100, "loop": 100000}
MEMORY = 1 << 20            # or what the target has


# ---- twins ----------------------------------------------------------------------------------------------------

class Twins:
    """Compiles the parts that all twins of a target share once per slice, and links kernels with them."""

    def __init__(self, target, folder):
        self.target = target
        self.folder = os.path.join(folder, target.name)
        os.makedirs(self.folder)
        self.parts = {}

    def compile(self, source, name, *flags):
        made = os.path.join(self.folder, name + ".o")
        includes = [f"-I{folder}" for folder in [*self.target["includeFolders"], TWIN, self.folder]]
        self.target.tool("gcc", *includes, *flags, "-c", source, "-o", made)
        return made

    def shared(self, prints_floats):
        if prints_floats not in self.parts:
            slice_name = f"slice{int(prints_floats)}.h"
            with open(os.path.join(self.folder, slice_name), "w") as file:
                file.write("#define EPY_TYPE_USED_Float 1\n" if prints_floats else "")
            flag = f'-DEPY_SLICE="{slice_name}"'
            sources = [*self.target["portSources"], *self.target["coreSources"], os.path.join(TWIN, "twin_program.c")]
            self.parts[prints_floats] = flag, [
                self.compile(source, f"{int(prints_floats)}-{i}", *self.target["coreFlags"], flag)
                for i, source in enumerate(sources)]
        return self.parts[prints_floats]

    def port_symbols(self):
        _, objects = self.shared(False)
        return defined(self.target, objects[:len(self.target["portSources"])])

    def build(self, kernel, rounds):
        source = os.path.join(KERNELS, kernel + ".c")
        with open(source) as file:
            text = file.read()
        flag, objects = self.shared("twin_print_float" in text)
        constant = re.search(r"#ifndef (\w+)", text)[1]
        program = self.compile(source, kernel, *self.target["programFlags"], flag, f"-D{constant}={rounds}")
        elf = os.path.join(self.folder, kernel + ".elf")
        self.target.link(elf, [program, *objects])
        return elf


def build_ours(target, kernel, rounds, mode, folder):
    with open(os.path.join(KERNELS, kernel + ".py")) as file:
        text = ROUNDS.sub(lambda match: f"{match[1]} = {rounds}", file.read())
    source = os.path.join(folder, kernel + ".py")
    with open(source, "w") as file:
        file.write(text)
    elf = os.path.join(folder, f"{kernel}-{mode}.elf")
    output_of([EPYTHON, "build", f"--target={target.name}", f"--memory={target.memory}", f"--mode={mode}", "-o", elf, source])
    return elf


# ---- what is measured -----------------------------------------------------------------------------------------

def defined(target, files):
    """Names that objects or archives define."""
    lines = [line.split() for line in target.tool("nm", "--defined-only", *files).splitlines()]
    return {line[2] for line in lines if len(line) == 3}


def library(target):
    """The file of the compiler's library."""
    file = target["library"]
    return file if file != "-lgcc" else target.tool("gcc", *target["programFlags"], "-print-libgcc-file-name").strip()


def sizes(target, elf, shared):
    """Loaded bytes, and those of them that do not belong to shared symbols."""
    address_bits = 0xFFFFFFFF   # MIPS tools extend the sign
    sections = {}
    for line in target.tool("size", "-A", elf).splitlines():
        words = line.split()
        if len(words) == 3 and words[0] in (".text", ".data"):
            sections[words[0]] = int(words[1]), int(words[2]) & address_bits
    total = sum(size for size, _ in sections.values())
    of_shared = 0
    symbols = [line.split() for line in target.tool("nm", "-n", elf).splitlines()]
    symbols = [(int(line[0], 16) & address_bits, line[2]) for line in symbols
               if len(line) == 3 and not line[2].startswith(("$", ".L"))]
    for size, start in sections.values():
        here = [(address, name) for address, name in symbols if start <= address < start + size]
        ends = [address for address, _ in here[1:]] + [start + size]
        of_shared += sum(end - address for (address, name), end in zip(here, ends) if name in shared)
    return total, total - of_shared


def run(target, elf, plugin):
    """Cost of the program, and what it printed."""
    os.chmod(elf, 0o755)
    cost = elf + ".cost"
    printed, _ = talk(target, target.command(elf, cost, plugin))
    with open(cost) as file:
        counts = dict(line.split() for line in file)
    return int(counts["program-" + target.cost]), printed


def rounds_of(kernel, full):
    with open(os.path.join(KERNELS, kernel + ".py")) as file:
        return FULL[kernel] if full else int(ROUNDS.search(file.read())[2])


def measure(target, twins, kernel, rounds, modes, plugin, folder):
    shared = twins.port_symbols() | defined(target, [library(target)])
    rows = {}
    elfs = {"C": twins.build(kernel, rounds)}
    elfs |= {mode: build_ours(target, kernel, rounds, mode, folder) for mode in modes}
    for name, elf in elfs.items():
        try:
            instructions, printed = run(target, elf, plugin)
        except micro.Silent as silent:
            print(f"{target.name}, {kernel}, {name}: {silent}", file=sys.stderr)
            if name == "C":
                return None
            continue
        rows[name] = (instructions, *sizes(target, elf, shared), printed)
    for name, row in rows.items():
        if row[-1] != rows["C"][-1]:
            sys.exit(f"{target.name}, {kernel}: {name} printed {row[-1]}, C printed {rows['C'][-1]}")
    return rows


def print_rows(target, kernel, rounds, rows):
    if rows is None:
        return
    c = rows["C"]

    def beside_c(column, name):
        return f"{rows[name][column]:,} ({rows[name][column] / c[column]:.2f})" if name in rows else ""

    cells = [target.name, f"{kernel}, {rounds}", f"{c[0]:,}"]
    cells += [f"{rows[name][0] / c[0]:.2f}" if name in rows else "" for name in ("native", "vm")]
    cells += [f"{c[1]:,}", beside_c(1, "native"), beside_c(1, "vm"), f"{c[2]:,}", beside_c(2, "native")]
    print("| " + " | ".join(cells) + " |", flush=True)
    if kernel == "loop":
        steps = ", ".join(f"{name} {row[0] / rounds:.1f}" for name, row in rows.items())
        print(f"| | {target.cost} of a step: {steps} | | | | | | | | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", help="default: " + ", ".join(TARGETS))
    parser.add_argument("--mode", action="append", choices=["native", "vm"], help="default: both")
    parser.add_argument("--full", action="store_true", help="as many rounds as the goals name")
    parser.add_argument("--longest", type=int, default=micro.LONGEST, metavar="SECONDS",
                        help="leave out a run that takes longer (default: %(default)s)")
    parser.add_argument("kernels", nargs="*", metavar="KERNEL", help="default: " + ", ".join(NAMES))
    options = parser.parse_args()
    micro.LONGEST = options.longest
    known = targets(MEMORY)
    print("| target | kernel, rounds | C instructions | native / C | vm / C | C bytes | native | vm | C own | native own |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        plugin = build_plugin(folder)
        for target in [known[name] for name in options.target or TARGETS]:
            if target["state"] != "ready":
                print(f"{target.name}: its tools are not all here (epython doctor --target={target.name})", file=sys.stderr)
                continue
            twins = Twins(target, folder)
            for kernel in options.kernels or NAMES:
                rounds = rounds_of(kernel, options.full)
                print_rows(target, kernel, rounds, measure(
                    target, twins, kernel, rounds, options.mode or ["native", "vm"], plugin, folder))


main()
