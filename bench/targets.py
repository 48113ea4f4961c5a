#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What kernels cost on micro-cores, beside C twins: instructions of the program alone, and bytes of the image.

    bench/targets.py [--target NAME]... [--mode native|vm]... [--full] [KERNEL...]

Kernels and twins are in bench/targets/. A twin is a C kernel on the start-up, link and print service of a frozen program
(twin.h), compiled with the same flags for the same port; it and ours are run by the same emulator with the same
instruction counter from and to the same marks, and must print the same. Kernels are i32f32, all checks on.
Ratios are to C. Rounds are few, since ratios hardly move with them; --full takes as many as the goals name.

bytes: code, constants and data that are loaded. own: the same without the compiler's library (soft floats) and the
port (start-up and channel), which both have.
"""
import argparse
import os
import re
import struct
import subprocess
import sys
import tempfile
import tomllib
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
KERNELS = os.path.join(HERE, "targets")
PORTS = os.path.join(ROOT, "DeviceRuntime-c", "port")
EPYTHON = os.environ.get("EPYTHON", os.path.join(ROOT, "epython"))
TARGETS = ["rv32", "cortex-m3", "microblaze", "mips32", "sparcv9"]
NAMES = ["jacobi", "sieve", "matmul", "crc32", "loop"]
ROUNDS = re.compile(r"^(ITERATIONS|ROUNDS|STEPS) = (\d+)$", re.MULTILINE)
FULL = {"jacobi": 10000, "sieve": 100, "matmul": 40, "crc32": 100, "loop": 100000}
MEMORY = "1M"
SMALL = {"rv32": "16K"}     # has no more

# Of CodeGen/Toolchain/CoreBuilder.cs.
FLAGS = ["-std=gnu11", "-Os", "-ffreestanding", "-fno-common", "-fno-ident", "-fno-strict-aliasing", "-ffp-contract=off",
         "-fno-math-errno", "-fno-trapping-math", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables",
         "-fno-stack-protector", "-ffunction-sections", "-fdata-sections", "-DEPY_FROZEN=1", "-DEPY_I32F32=1"]
LINK = ["-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments", "-Wl,--build-id=none"]
INCLUDES = ["DeviceRuntime-c/include", "DeviceVM-c/include", "Bytecode/Contract"]
PRINT, RUN, EXITED = 5, 4, 9
ADDRESS = 0xFFFFFFFF        # MIPS tools extend the sign


def bytes_of(size):
    units = {"K": 1024, "M": 1024 * 1024}
    return int(size[:-1]) * units[size[-1]]


def output_of(command, **options):
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode:
        sys.exit(f"{' '.join(command[:6])}...\n{result.stdout}{result.stderr}")
    return result.stdout


class Target:
    """A port: its compiler, sources and emulator."""

    def __init__(self, name):
        self.name = name
        self.keys = self.read(name)
        self.folder = os.path.join(PORTS, name)
        self.memory = bytes_of(SMALL.get(name, MEMORY))
        self.prefix = self.find(self.keys["compiler"][0] + "gcc")[:-len("gcc")]
        self.flags = self.keys["flags"][0]
        self.libgcc = self.library()

    @staticmethod
    def read(name):
        """Values of target.toml by key, with the folder each comes from."""
        folder = os.path.join(PORTS, name)
        with open(os.path.join(folder, "target.toml"), "rb") as file:
            own = {key: (value, folder) for key, value in tomllib.load(file).items()}
        base = Target.read(own["inherits"][0]) if "inherits" in own else {}
        return {**base, **own}

    @staticmethod
    def find(program):
        chains = os.environ.get("EPYTHON_TOOLCHAINS", "/nowhere")
        folders = [os.path.join(chains, name, "bin") for name in (os.listdir(chains) if os.path.isdir(chains) else [])]
        for folder in os.environ["PATH"].split(":") + folders:
            if os.access(os.path.join(folder, program), os.X_OK):
                return os.path.join(folder, program)
        sys.exit(f"{program} was not found")

    def library(self):
        standard = output_of([self.prefix + "gcc", "-print-libgcc-file-name"]).strip()
        if "libgcc" in self.keys:
            return os.path.join(os.path.dirname(standard), self.keys["libgcc"][0])
        return output_of([self.prefix + "gcc", *self.flags, "-print-libgcc-file-name"]).strip()

    def sources(self):
        names, folder = self.keys["sources"]
        return [os.path.normpath(os.path.join(folder, name)) for name in names]

    def link_script(self):
        name, folder = self.keys["link-script"]
        return os.path.normpath(os.path.join(folder, name))

    def command(self, elf, cost, marks, plugin):
        values = {"{elf}": elf, "{memory}": str(self.memory), "{kib}": str(self.memory // 1024), "{root}": ROOT,
                  "{port}": self.folder, "{cost-file}": cost, "{marks}": marks}
        words = []
        for word in self.keys["run"][0].split():
            if word == "{cost}":
                words += ["-plugin", f"{plugin},out={cost},{marks}"]
                continue
            for key, value in values.items():
                word = word.replace(key, value)
            words.append(word)
        return words


# ---- twins ----------------------------------------------------------------------------------------------------

def core_sources():
    folders = [os.path.join(ROOT, part, "src") for part in ("DeviceRuntime-c", "DeviceVM-c")]
    return [os.path.join(folder, name) for folder in folders for name in sorted(os.listdir(folder)) if name.endswith(".c")]


class Twins:
    """Compiles the parts that all twins of a target share once per slice, and links kernels with them."""

    def __init__(self, target, folder):
        self.target = target
        self.folder = os.path.join(folder, target.name)
        os.makedirs(self.folder)
        self.parts = {}

    def compile(self, source, name, *flags):
        made = os.path.join(self.folder, name + ".o")
        includes = [f"-I{os.path.join(ROOT, part)}" for part in INCLUDES] + [f"-I{KERNELS}", f"-I{self.folder}"]
        output_of([self.target.prefix + "gcc", *self.target.flags, *FLAGS, *includes, *flags, "-c", source, "-o", made])
        return made

    def shared(self, prints_floats):
        if prints_floats not in self.parts:
            slice_name = f"slice{int(prints_floats)}.h"
            with open(os.path.join(self.folder, slice_name), "w") as file:
                file.write("#define EPY_TYPE_USED_Float 1\n" if prints_floats else "")
            flag = f'-DEPY_SLICE="{slice_name}"'
            sources = self.target.sources() + core_sources() + [os.path.join(KERNELS, "twin.c")]
            self.parts[prints_floats] = flag, [
                self.compile(source, f"{int(prints_floats)}-{i}", flag) for i, source in enumerate(sources)]
        return self.parts[prints_floats]

    def port_symbols(self):
        _, objects = self.shared(False)
        return defined(self.target, objects[:len(self.target.sources())])

    def build(self, kernel, rounds):
        source = os.path.join(KERNELS, kernel + ".c")
        with open(source) as file:
            text = file.read()
        flag, objects = self.shared("twin_print_float" in text)
        constant = re.search(r"#ifndef (\w+)", text)[1]
        program = self.compile(source, kernel, flag, f"-D{constant}={rounds}")
        elf = os.path.join(self.folder, kernel + ".elf")
        script = self.target.link_script()
        output_of([self.target.prefix + "gcc", *self.target.flags, *LINK,
                   f"-Wl,--defsym=epy_memory={self.target.memory}",
                   f"-Wl,--defsym=epy_stack={self.target.keys['stack'][0]}",
                   "-L", os.path.dirname(script), "-L", os.path.join(PORTS, "common"), "-T", script,
                   "-o", elf, program, *objects, self.target.libgcc])
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
    lines = output_of([target.prefix + "nm", "--defined-only", *files]).splitlines()
    return {line.split()[2] for line in lines if len(line.split()) == 3}


def sizes(target, elf, shared):
    """Loaded bytes, and those of them that do not belong to shared symbols."""
    sections = {}
    for line in output_of([target.prefix + "size", "-A", elf]).splitlines():
        words = line.split()
        if len(words) == 3 and words[0] in (".text", ".data"):
            sections[words[0]] = int(words[1]), int(words[2]) & ADDRESS
    total = sum(size for size, _ in sections.values())
    of_shared = 0
    symbols = [line.split() for line in output_of([target.prefix + "nm", "-n", elf]).splitlines()]
    symbols = [(int(line[0], 16) & ADDRESS, line[2]) for line in symbols
               if len(line) == 3 and not line[2].startswith(("$", ".L"))]
    for size, start in sections.values():
        here = [(address, name) for address, name in symbols if start <= address < start + size]
        ends = [address for address, _ in here[1:]] + [start + size]
        of_shared += sum(end - address for (address, name), end in zip(here, ends) if name in shared)
    return total, total - of_shared


def marks(target, elf):
    symbols = {line.split()[2]: int(line.split()[0], 16) & ADDRESS & ~(1 if "-mthumb" in target.flags else 0)
               for line in output_of([target.prefix + "nm", elf]).splitlines() if len(line.split()) == 3}
    begin = symbols.get("epy_entry_0", symbols.get("epy_vm_entry"))
    ends = [symbols[name] for name in ("epy_link_exited", "epy_link_fault") if name in symbols]
    return f"begin={begin:#x}" + "".join(f",end={end:#x}" for end in ends)


def run_message():
    body = struct.pack("<BBBBHH", 0xE7, RUN, 0, 0, 3, 0xFFFC) + bytes(3)
    return body + struct.pack("<I", zlib.crc32(body))


def messages(data):
    while len(data) >= 12:
        size = struct.unpack_from("<H", data, 4)[0]
        yield data[1], data[8:8 + size]
        data = data[12 + size:]


def run(target, elf, plugin):
    """Instructions of the program, and what it printed: the bytes that went to the host."""
    os.chmod(elf, 0o755)
    cost = elf + ".cost"
    command = target.command(elf, cost, marks(target, elf), plugin)
    result = subprocess.run(command, input=run_message(), capture_output=True, timeout=900)
    came = list(messages(result.stdout))
    if not any(kind == EXITED for kind, _ in came):
        sys.exit(f"{elf} did not end well: {came} {result.stderr.decode(errors='replace')}")
    with open(cost) as file:
        counts = dict(line.split() for line in file)
    return int(counts["program-instructions"]), b"".join(payload for kind, payload in came if kind == PRINT)


def build_plugin(folder):
    made = os.path.join(folder, "count.so")
    output_of(["gcc", "-shared", "-fPIC", "-O2", "-o", made, os.path.join(ROOT, "tools", "qemu-plugin", "epy_count.c")])
    return made


def rounds_of(kernel, full):
    with open(os.path.join(KERNELS, kernel + ".py")) as file:
        return FULL[kernel] if full else int(ROUNDS.search(file.read())[2])


def measure(target, twins, kernel, rounds, modes, plugin, folder):
    shared = twins.port_symbols() | defined(target, [target.libgcc])
    rows = {}
    elfs = {"C": twins.build(kernel, rounds)}
    elfs |= {mode: build_ours(target, kernel, rounds, mode, folder) for mode in modes}
    for name, elf in elfs.items():
        instructions, printed = run(target, elf, plugin)
        rows[name] = (instructions, *sizes(target, elf, shared), printed)
    for name, row in rows.items():
        if row[-1] != rows["C"][-1]:
            sys.exit(f"{target.name}, {kernel}: {name} printed {row[-1]}, C printed {rows['C'][-1]}")
    return rows


def print_rows(target, kernel, rounds, rows):
    c = rows["C"]

    def beside_c(column, name):
        return f"{rows[name][column]:,} ({rows[name][column] / c[column]:.2f})" if name in rows else ""

    cells = [target.name, f"{kernel}, {rounds}", f"{c[0]:,}"]
    cells += [f"{rows[name][0] / c[0]:.2f}" if name in rows else "" for name in ("native", "vm")]
    cells += [f"{c[1]:,}", beside_c(1, "native"), beside_c(1, "vm"), f"{c[2]:,}", beside_c(2, "native")]
    print("| " + " | ".join(cells) + " |", flush=True)
    if kernel == "loop":
        steps = ", ".join(f"{name} {row[0] / rounds:.1f}" for name, row in rows.items())
        print(f"| | instructions of a step: {steps} | | | | | | | | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", help="default: " + ", ".join(TARGETS))
    parser.add_argument("--mode", action="append", choices=["native", "vm"], help="default: both")
    parser.add_argument("--full", action="store_true", help="as many rounds as the goals name")
    parser.add_argument("kernels", nargs="*", metavar="KERNEL", help="default: " + ", ".join(NAMES))
    options = parser.parse_args()
    print("| target | kernel, rounds | C instr. | native / C | vm / C | C bytes | native | vm | C own | native own |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        plugin = build_plugin(folder)
        for target in [Target(name) for name in options.target or TARGETS]:
            twins = Twins(target, folder)
            for kernel in options.kernels or NAMES:
                rounds = rounds_of(kernel, options.full)
                print_rows(target, kernel, rounds, measure(
                    target, twins, kernel, rounds, options.mode or ["native", "vm"], plugin, folder))


main()
