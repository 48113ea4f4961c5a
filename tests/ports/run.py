#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests ports: tests/ports/run.py [TARGET...]. For every target whose tools are installed it compiles all of
runtime and VM with warnings as errors, links hello.c with the port, runs it and compares what it says. Ends
with "N passed, N failed"."""
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PORTS = os.path.join(ROOT, "DeviceRuntime-c", "port")
HEADERS = ("DeviceRuntime-c/include", "DeviceVM-c/include", "DeviceVM-c/src", "Bytecode/Contract")
INCLUDES = [f"-I{ROOT}/{folder}" for folder in HEADERS]
COMPILE = ["-std=gnu11", "-Os", "-Wall", "-Wextra", "-Werror", "-ffreestanding", "-ffunction-sections",
           "-fdata-sections", "-ffp-contract=off", "-fno-strict-aliasing", "-fno-asynchronous-unwind-tables",
           "-fno-stack-protector"]
LINK = ["-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,--build-id=none", "-Wl,--no-warn-rwx-segments",
        "-Wl,--fatal-warnings"]


def read_target(name):
    """Values of a target's keys, each with the folder that its paths are relative to. Name: or path of a target.toml."""
    path = os.path.abspath(name) if name.endswith(".toml") else os.path.join(PORTS, name, "target.toml")
    with open(path, "rb") as file:
        own = tomllib.load(file)
    own = {key: (os.path.dirname(path), value) for key, value in own.items()}
    return {**read_target(own["inherits"][1]), **own} if "inherits" in own else own


class Port:
    """A target and a folder to build it in."""

    def __init__(self, name, work):
        self.name, self.work, self.keys = name, work, read_target(name)

    def get(self, key, default=None):
        return self.keys[key][1] if key in self.keys else default

    def path(self, key, value):  # paths are relative to the folder that names them
        return os.path.normpath(os.path.join(self.keys[key][0], value.replace("{common}", f"{PORTS}/common")))

    def folder(self):
        return os.path.dirname(os.path.abspath(self.name)) if self.name.endswith(".toml") else f"{PORTS}/{self.name}"

    def compiler(self):
        toolchains = os.environ.get("EPYTHON_TOOLCHAINS", "")
        places = sorted(glob.glob(toolchains + "/*/bin")) if toolchains else []
        return shutil.which(self.get("compiler") + "gcc", path=os.pathsep.join([os.environ["PATH"], *places]))

    def missing(self):
        if not self.compiler():
            return self.get("compiler") + "gcc"
        run = self.get("run")
        emulator = run.split()[0].replace("{root}", ROOT).replace("{port}", self.folder()) if run else None
        return emulator if emulator and not shutil.which(emulator) else None

    def flags(self):
        reliable = int(not self.get("loses-bytes", False))
        profile = self.get("numbers").upper()
        defines = [f"-D EPY_{profile}", f"-D EPY_LINK_RELIABLE={reliable}"]
        return [*defines, *self.get("flags"), f"-I{PORTS}/common", *INCLUDES]

    def gcc(self, *arguments):
        command = [self.compiler(), *shlex.split(" ".join(self.flags())), *arguments]
        return subprocess.run(command, cwd=self.work, capture_output=True, text=True, check=False)

    def compile(self, sources):
        """Objects and complaints."""
        done = self.gcc(*COMPILE, "-c", *sources)
        names = [os.path.splitext(os.path.basename(source))[0] for source in sources]
        return [os.path.join(self.work, name + ".o") for name in names], done.stderr

    def sources(self):
        return [self.path("sources", s) for s in self.get("sources")]

    def libgcc(self):
        if not self.get("libgcc"):
            return "-lgcc"
        ask = [self.compiler(), "-print-libgcc-file-name"]
        plain = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
        return os.path.join(os.path.dirname(plain), self.get("libgcc"))

    def link(self, elf, objects, memory):
        script = self.path("link-script", self.get("link-script"))
        sizes = [f"-Wl,--defsym=epy_memory={memory}", f"-Wl,--defsym=epy_stack={self.get('stack')}"]
        return self.gcc(*LINK, *sizes, f"-L{PORTS}/common", "-T", script, "-o", elf, *objects,
                        self.libgcc()).stderr

    def command(self, elf, memory, plugin="", marks=""):
        """plugin: counts instructions if it is given and the target counts by one."""
        file = os.path.join(self.work, "cost")
        cost = f"-plugin {plugin},out={file},{marks}" if plugin and self.get("cost") == "plugin" else ""
        values = {"elf": elf, "memory": str(memory), "kib": str(memory // 1024), "root": ROOT,
                  "port": self.folder(), "cost-file": file, "marks": marks}
        words = self.get("run").replace("{cost}", cost).replace("{debugger}", "").split()
        return [re.sub(r"\{([a-z-]+)\}", lambda name: values[name[1]], word) for word in words]

    def run(self, elf, memory, text, **cost):
        """Exit status and output; None where it does not end."""
        try:
            done = subprocess.run(self.command(elf, memory, **cost), input=text.encode(), capture_output=True,
                                  timeout=20, check=False)
            return done.returncode, done.stdout.decode("latin-1")
        except subprocess.TimeoutExpired as ended:
            return None, (ended.stdout or b"").decode("latin-1")


HEAD = "hello from a core\n01020304\n"
NUMBERS = ["c1726666", "40000000", "fffdffff", "6bc75e2d", "fffe7e33", "e6491367", "b2d05e00", "00000006"]


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, port, what, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{port.name}: {what}:", *str(detail).splitlines()[:12], sep="\n    ")
        return good


def test_run(checks, port, elf, memory):
    status, out = port.run(elf, memory, "eto and fro\nfjmsq")
    lines = out.split("\n")
    checks.that(port, "hello", out.startswith(HEAD), f"{status} {out!r}")
    checks.that(port, "echo", lines[2:3] == ["to and fro"], f"{lines[2:3]}")
    checks.that(port, "numbers", lines[3:11] == NUMBERS, f"{lines[3:11]}")
    checks.that(port, "jump", lines[11:12] == ["landed"], f"{lines[11:12]}")
    checks.that(port, "arena", lines[12:13] == ["arena good"], f"{lines[12:14]}")
    checks.that(port, "stack", lines[14:15] == ["stack good"], f"{lines[14:16]}")
    checks.that(port, "end", status == (0 if port.get("exits", True) else None), f"status {status}")
    status, out = port.run(elf, memory, "d")
    checks.that(port, "die", status not in (0, None) or not port.get("exits", True), f"status {status}")
    for letter in "ab":
        status, out = port.run(elf, memory, letter + "q")
        trapped = status not in (0, None) and "written" not in out
        checks.that(port, f"trap {letter}", trapped, f"status {status} {out[len(HEAD):]!r}")


def symbols(elf):
    """Name to address of an ELF file's symbols."""
    done = subprocess.run(["readelf", "-sW", elf], capture_output=True, text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    rows = [row for row in rows if len(row) >= 8 and row[0][:-1].isdigit() and row[6] != "UND"]
    return {row[-1]: int(row[1], 16) for row in rows}


def test_cost(checks, port, elf, memory, plugin):
    address = symbols(elf)
    marks = f"begin={address['epy_monitor']:#x},end={address['epy_exit']:#x}"
    texts = []
    for _ in range(2):
        port.run(elf, memory, "eto and fro\nfjmsq", plugin=plugin, marks=marks)
        with open(os.path.join(port.work, "cost"), encoding="ascii") as file:
            texts.append(file.read())
    counts = dict(line.split() for line in texts[0].splitlines())
    unit = "cycles" if port.get("cost") == "cycles" else "instructions"
    whole, program = int(counts[unit]), int(counts.get("program-" + unit, 0))
    checks.that(port, "cost repeats", texts[0] == texts[1] and 0 < program < whole, texts)


def test_target(checks, name, work, plugin):
    before = checks.failed
    port = Port(name, work)
    missing = port.missing()
    if missing:
        return f"skipped, no {missing}"
    everything = glob.glob(f"{ROOT}/DeviceRuntime-c/src/*.c") + glob.glob(f"{ROOT}/DeviceVM-c/src/*.c")
    objects, complaints = port.compile(everything)
    checks.that(port, "compiles", not complaints, complaints)
    own, complaints = port.compile([*port.sources(), f"{ROOT}/tests/ports/hello.c"])
    if not checks.that(port, "port compiles", not complaints, complaints):
        return "bad"
    memory, elf = port.get("memory"), os.path.join(work, "hello.elf")
    memcpy = os.path.join(work, "epy_mem.o")
    complaints = port.link(elf, [*own, memcpy], memory)
    if not checks.that(port, "links", not complaints, complaints):
        return "bad"
    complaints = port.link(os.path.join(work, "small.elf"), [*own, memcpy], 2048)
    checks.that(port, "small memory is refused", "region `ram' overflowed by" in complaints, complaints)
    if port.get("run"):
        test_run(checks, port, elf, memory)
    if port.get("cost") != "none":
        test_cost(checks, port, elf, memory, plugin)
    return "good" if checks.failed == before else "bad"


def build_plugin(work):
    plugin = os.path.join(work, "epy_count.so")
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", plugin,
                    f"{ROOT}/tools/qemu-plugin/epy_count.c"], check=True)
    return plugin


def main():
    everything = glob.glob(f"{PORTS}/*/target.toml")
    names = sys.argv[1:] or sorted(os.path.basename(os.path.dirname(path)) for path in everything)
    checks = Checks()
    with tempfile.TemporaryDirectory() as work:
        plugin = build_plugin(work)
        for name in names:
            place = tempfile.mkdtemp(dir=work)
            print(f"{name}: {test_target(checks, name, place, plugin)}", flush=True)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(checks.failed != 0)


if __name__ == "__main__":
    main()
