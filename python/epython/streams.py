# SPDX-License-Identifier: MIT
"""sys.stdout, sys.stderr, sys.stdin, print to a file that is known only when the program runs, and what sys says of
the Python that this is."""
import sys
from typing import NamedTuple


class _Output:
    def __init__(self, complains):
        self._complains = complains

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        if self._complains:
            sys._complain(text, end="")
        else:
            print(text, end="")
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        print(end="", flush=True)


class _Input:
    def readline(self):
        try:
            return input() + "\n"
        except EOFError:
            return ""

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self):
        return list(self)

    def read(self):
        return "".join(list(self))


stdout = _Output(False)
stderr = _Output(True)
stdin = _Input()


def print_to(*values, sep=" ", end="\n", file=None, flush=False):
    if file is None:
        file = stdout
    for i, value in enumerate(values):
        if i > 0:
            file.write(" " if sep is None else sep)
        file.write(str(value))
    file.write("\n" if end is None else end)
    if flush:
        file.flush()


class _VersionInfo(NamedTuple):
    major: int
    minor: int
    micro: int
    releaselevel: str
    serial: int


maxunicode = 0x10FFFF
version_info = _VersionInfo(3, 11, 0, "final", 0)


def intern(string, /):
    if not isinstance(string, str):
        raise TypeError("intern() argument must be str, not " + type(string).__name__)
    return string
