#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Launch and return of an empty kernel on a core that is a running host process: from the first byte sent to the last
one of its answer.

    bench/launch.py [--repeat N]

launch: the program is on the core, and is run. load and launch: its sections are sent first, each confirmed by the core.
Microseconds, minimum and median of N, interpreted and compiled; both profiles.
"""
import argparse
import os
import statistics
import struct
import subprocess
import tempfile
import time

from micro import EPYTHON, EXITED, HELLO, ROOT, RUN, end, message, messages, output_of, write

LOAD, LOADED = 2, 3
PIECE_HEAD = 9              # bytes of a Load payload before the section's
CORE_SECTIONS = range(1, 9)     # what goes to a core, in this order (Bytecode/Contract/image.def)


class Core:
    """A running core, and the sections of a program for it."""

    def __init__(self, profile, image):
        command = [os.path.join(ROOT, "out", "bin", f"epython-core-{profile}"), "--memory=64K"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.rest = b""
        hello = self.answer(HELLO)
        self.largest = struct.unpack_from("<I", hello, len(hello) - 4)[0]
        self.sections = [(number, body) for number, body in sections(image) if number in CORE_SECTIONS]

    def answer(self, wanted):
        while True:
            self.rest += os.read(self.process.stdout.fileno(), 1 << 16)
            found, self.rest = messages(self.rest)
            for kind, _, payload in found:
                if kind != wanted:
                    raise SystemExit(f"the core sent message {kind}, not {wanted}: {payload.hex()}")
                return payload

    def load(self):
        for number, body in self.sections:
            most = self.largest - PIECE_HEAD
            for offset in range(0, max(len(body), 1), most):
                head = struct.pack("<BII", number, len(body), offset)
                write(self.process, message(LOAD, 0, head + body[offset:offset + most]))
            self.answer(LOADED)

    def launch(self):
        write(self.process, message(RUN, 0, struct.pack("<HB", 0, 0) + b"l\0\0\0\0"))
        self.answer(EXITED)


def sections(image):
    """Numbers and bytes of an image's sections."""
    count = struct.unpack_from("<H", image, 16)[0]
    for i in range(count):
        number, offset, size = struct.unpack_from("<BxxxII", image, 32 + 12 * i)
        yield number, image[offset:offset + size]


def microseconds(work, repeat):
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(1e6 * (time.perf_counter() - started))
    return f"{min(times):.0f} | {statistics.median(times):.0f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=1000)
    options = parser.parse_args()
    print("| profile, mode | launch: least | median | load and launch: least | median |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        source, image = os.path.join(folder, "empty.py"), os.path.join(folder, "empty.epyi")
        with open(source, "w", encoding="utf-8") as file:
            file.write("pass\n")
        for profile in ("i64f64", "i32f32"):
            for mode in ("vm", "native"):
                output_of([EPYTHON, "build", f"--numbers={profile}", f"--mode={mode}", "-o", image, source])
                with open(image, "rb") as file:
                    core = Core(profile, file.read())

                def load_and_launch():
                    core.load()
                    core.launch()

                load_and_launch()
                print(f"| {profile}, {mode} | {microseconds(core.launch, options.repeat)} | "
                      f"{microseconds(load_and_launch, options.repeat)} |", flush=True)
                end(core.process)


main()
