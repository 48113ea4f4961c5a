// SPDX-License-Identifier: MIT
// Modules of CPython's standard library that are not in the subset: importing one is an error before the
// program runs, not a ModuleNotFoundError.
namespace EPython.Frontend.Binding;

internal static class StandardModules
{
    private static readonly HashSet<string> s_names = [.. """
        abc aifc antigravity argparse ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
        bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections
        colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes
        curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum
        errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
        getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp
        importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox
        mailcap marshal mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt
        ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools
        pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile
        pyclbr pydoc pydoc_data pyexpat queue quopri re readline reprlib resource rlcompleter runpy sched
        secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver
        spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct
        subprocess sunau symtable sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this
        threading timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo
        types unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound
        wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    public static bool Contains(string name) => s_names.Contains(name.Split('.')[0]);
}
