# SPDX-License-Identifier: MIT
"""Micro-cores for the benchmarks: what `epython targets --format=json` says of a target, and speaking with a core."""
import glob
import json
import os
import select
import struct
import subprocess
import sys
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
EPYTHON = os.environ.get("EPYTHON", os.path.join(ROOT, "epython"))
HEAD, TAIL, SYNC = 8, 4, 0xE7
HELLO, RUN, PRINT, EXITED, ACK = 1, 4, 5, 9, 13     # Bytecode/Contract/image.def
MARKS = ["epy_link_exited", "epy_link_fault"]       # where a program alone ends
LONGEST = 1800                                      # seconds that a run may take


def output_of(command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{' '.join(command[:6])}...\n{result.stdout}{result.stderr}")
    return result.stdout


class Target:
    """What a target's cores are built with and run by, for a given memory (none: the target's own)."""

    def __init__(self, facts, memory=None):
        self.facts = facts
        self.name, self.cost = facts["name"], facts["cost"]
        self.memory = min(memory or facts["memory"], facts["mostMemory"])
        self.tools = facts["compiler"] and facts["compiler"].removesuffix("gcc")

    def __getitem__(self, key):
        return self.facts[key]

    def tool(self, name, *arguments):
        return output_of([self.tools + name, *arguments])

    def link(self, elf, objects):
        flags = [flag.replace("{memory}", str(self.memory)) for flag in self["linkFlags"]]
        self.tool("gcc", *flags, "-o", elf, *objects, self["library"])

    def symbols(self, elf):
        lines = [line.split() for line in self.tool("nm", elf).splitlines()]
        return {line[2]: int(line[0], 16) & 0xFFFFFFFF for line in lines if len(line) == 3}  # MIPS extends the sign

    def marks(self, elf):
        """Where the program alone begins and ends, for what counts its cost."""
        symbols = self.symbols(elf)
        thumb = 1 if "-mthumb" in self["programFlags"] else 0
        begin = symbols.get("epy_entry_0", symbols.get("epy_vm_entry")) & ~thumb
        return f"begin={begin:#x}" + "".join(f",end={symbols[end] & ~thumb:#x}" for end in MARKS if end in symbols)

    def command(self, elf, cost="", plugin=None):
        """plugin: counts instructions into the file cost, where the target counts so."""
        values = {"elf": elf, "memory": self.memory, "kib": self.memory // 1024, "root": ROOT, "port": self["folder"],
                  "cost-file": cost, "marks": self.marks(elf)}
        words = []
        for word in self["run"]:
            if word == "{cost}":
                words += ["-plugin", f"{plugin},out={cost},{values['marks']}"] if plugin else []
                continue
            if word == "{debugger}":
                continue
            for key, value in values.items():
                word = word.replace("{" + key + "}", str(value))
            words.append(word)
        return words


def targets(memory=None):
    """All targets by name."""
    return {facts["name"]: Target(facts, memory) for facts in json.loads(output_of([EPYTHON, "targets", "--format=json"]))}


def build_plugin(folder):
    """QEMU's plugin that counts instructions."""
    made = os.path.join(folder, "count.so")
    output_of(["gcc", "-shared", "-fPIC", "-O2", "-o", made, os.path.join(ROOT, "tools", "qemu-plugin", "epy_count.c")])
    return made


# ---- speaking with a core -------------------------------------------------------------------------------------------

def message(kind, sequence, payload=b""):
    body = struct.pack("<BBBBHH", SYNC, kind, sequence, 0, len(payload), len(payload) ^ 0xFFFF) + payload
    return body + struct.pack("<I", zlib.crc32(body))


def messages(data):
    """Kind, sequence and payload of the whole messages in data, and what is left of it."""
    found = []
    while len(data) >= HEAD:
        size = HEAD + struct.unpack_from("<H", data, 4)[0] + TAIL
        if len(data) < size:
            break
        found.append((data[1], data[2], data[HEAD:size - TAIL]))
        data = data[size:]
    return found, data


class Silent(SystemExit):
    """A core took longer than a run may."""


def talk(target, command):
    """Runs a core's program: what it printed, as the bytes that went to the host; seconds from the start of the emulator to
    the first print, and of processors that the emulator used until then."""
    started = time.monotonic()
    core = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        printed, first, rest, ended, expected = b"", None, b"", False, 0
        while not ended:
            ready, _, _ = select.select([core.stdout], [], [], started + LONGEST - time.monotonic())
            got = os.read(core.stdout.fileno(), 1 << 16) if ready else b""
            if not ready:
                raise Silent(f"nothing came for {LONGEST} s: {' '.join(command)}")
            if not got:
                sys.exit(f"the core is gone: {' '.join(command)}")
            came, rest = messages(rest + got)
            for kind, sequence, payload in came:
                if target["losesBytes"] and kind != ACK:
                    write(core, message(ACK, sequence))
                    if sequence != expected:    # the last one again
                        continue
                    expected = (expected + 1) & 0xFF
                if kind == HELLO:
                    write(core, message(RUN, 0, struct.pack("<HB", 0, 0) + b"l\0\0\0\0"))
                if kind == PRINT:
                    first = first or (time.monotonic() - started, processor_seconds(core))
                    printed += payload
                ended |= kind == EXITED
                if kind not in (HELLO, PRINT, EXITED, ACK):
                    sys.exit(f"the core sent message {kind}: {' '.join(command)}")
        return printed, first
    finally:
        end(core)


def processor_seconds(process):
    """What a process used of processors so far, in all of its threads."""
    total = 0
    for file in glob.glob(f"/proc/{process.pid}/task/*/schedstat"):
        with open(file, encoding="ascii") as text:
            total += int(text.read().split()[0])
    return total / 1e9


def write(core, data):
    core.stdin.write(data)
    core.stdin.flush()


def end(core):
    """Without its host a core leaves, and the emulator with it; where it cannot, the emulator is ended."""
    core.stdin.close()
    try:
        core.wait(timeout=2)
    except subprocess.TimeoutExpired:
        core.kill()
        core.wait()
    core.stdout.close()
