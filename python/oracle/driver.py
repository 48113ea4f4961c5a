# SPDX-License-Identifier: MIT
"""Runs programs for epython under CPython, one after the other, each in a process of its own (a fork of this one).

Usage: python3 driver.py PROFILE

A request is a line of JSON: path, source, arguments, input, limit (seconds), lines (whether to tell which lines ran). So is
its answer: output, errors, exit (a negative number: killed by that signal; null: it ran for longer than it may), oracle,
saw_word, lines. The oracle is "cpython", or, where the profile's numbers show, "profile": i32f32, and i64f64 when an int
left 64 bits; "broken" if the two differ without one that did, with the other's output in place of lines.
"""
import dataclasses  # so that no fork has to, whose program does
import gc
import io
import json
import os
import re
import select
import signal
import sys

import profiles

HELPERS = {__file__, profiles.__file__}
RECURSION_LIMIT = sys.getrecursionlimit()


def redirect(request, files):
    """Standard streams of a child."""
    reading = os.memfd_create("input")
    os.write(reading, request["input"].encode())
    os.lseek(reading, 0, os.SEEK_SET)
    for source, target in zip([reading, *files], range(3)):
        os.dup2(source, target)
    sys.stdin = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", newline="\n")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", errors="backslashreplace", newline="\n")


def exit_status(status):
    """What the interpreter makes of the argument of SystemExit."""
    if status is None:
        return 0
    if isinstance(status, int):
        return status & 0xFF
    print(status, file=sys.stderr)
    return 1


def depth(frame):
    return 1 + depth(frame.f_back) if frame else 1


def watch(path, lines):
    def inside(frame, event, _):
        if event == "line":
            lines.add(frame.f_lineno)
        return inside

    def entered(frame, event, _):
        return inside if frame.f_code.co_filename == path else None

    sys.settrace(entered)


def run(request, profile):
    """In a child: runs the program; the code to exit with, and what was seen."""
    path, lines = request["path"], set()
    sys.argv = [path, *request["arguments"]]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    code = 0
    try:
        if profile:
            profiles.prepare(profile)
        program = (profiles.compiled if profile else compile)(request["source"], path, *([] if profile else ["exec"]))
        sys.setrecursionlimit(RECURSION_LIMIT + depth(sys._getframe()))    # the program starts as deep as under python3
        if request["lines"]:
            watch(path, lines)
        exec(program, {"__name__": "__main__"})
    except SystemExit as exit:
        code = exit_status(exit.code)
    except BaseException as error:
        sys.settrace(None)
        sys.stdout.flush()
        profiles.report(error, HELPERS)
        code = 1
    sys.settrace(None)
    sys.stdout.flush()
    sys.stderr.flush()
    seen = profiles.numbers
    return code, {"overflowed": seen.overflowed, "saw_word": seen.saw_word, "lines": sorted(lines)}


def child(request, profile, files):
    code = 1
    try:
        redirect(request, files[:2])
        code, seen = run(request, profile)
        os.write(files[2], json.dumps(seen).encode())
    finally:
        os._exit(code)


def wait(process, limit):
    """The exit code; negative: its signal; None: it was ended after so many seconds."""
    handle = os.pidfd_open(process)
    ready = select.select([handle], [], [], limit)[0]
    os.close(handle)
    if not ready:
        os.kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    return os.waitstatus_to_exitcode(status) if ready else None


def contents(file):
    size = os.lseek(file, 0, os.SEEK_END)
    return os.pread(file, size, 0).decode("utf-8", "backslashreplace")


def answer(request, profile):
    files = [os.memfd_create(name) for name in ("output", "errors", "seen")]
    process = os.fork()
    if process == 0:
        child(request, profile, files)
    code = wait(process, request["limit"])
    output, errors, seen = [contents(file) for file in files]
    for file in files:
        os.close(file)
    seen = json.loads(seen) if seen else {"overflowed": False, "saw_word": False, "lines": []}
    return {"output": output, "errors": errors, "exit": code, **seen}


ADDRESS = re.compile(r" at 0x[0-9a-f]+>")


def agree(one, other):
    """Addresses of objects are different in any two runs."""
    return one["exit"] == other["exit"] and ADDRESS.sub("", one["output"]) == ADDRESS.sub("", other["output"])


def judge(request, profile):
    by_profile = answer(request, profile)
    by_profile["oracle"] = "profile"
    if profile == "i32f32" or by_profile["overflowed"] or by_profile["exit"] is None:
        return by_profile
    plain = answer({**request, "lines": False}, None)
    plain.update(oracle="cpython", lines=by_profile["lines"])
    if not agree(plain, by_profile):
        plain.update(oracle="broken", lines=by_profile["output"] + by_profile["errors"])
    return plain


def main():
    profile = sys.argv[1]
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # it ends when its input does
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    gc.freeze()                                     # a fork that looks at an object gets a copy of its page
    for line in sys.stdin:
        answers.write(json.dumps(judge(json.loads(line), profile)) + "\n")
        answers.flush()


main()
