# SPDX-License-Identifier: MIT
"""Text of values and values of text, as CPython's json."""
from json.decoder import JSONDecodeError

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"n": ("null", None), "t": ("true", True), "f": ("false", False), "N": ("NaN", float("nan")),
          "I": ("Infinity", float("inf"))}
_SPACE = " \t\n\r"


# ---- values to text -------------------------------------------------------------------------------------------
def _escaped(code):
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"


def _quoted(text, ascii_only):
    parts = []
    for c in text:
        if c in _SHORT:
            parts.append(_SHORT[c])
        elif c < " " or (ascii_only and c > "~"):
            parts.append(_escaped(ord(c)))
        else:
            parts.append(c)
    return '"' + "".join(parts) + '"'


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self._skips, self._ascii, self._nan, self._sorts = skipkeys, ensure_ascii, allow_nan, sort_keys
        self._indent = " " * indent if isinstance(indent, int) else indent
        self._comma, self._colon = separators if separators is not None else (", " if indent is None else ",", ": ")
        self._default = default
        self._open = []

    def default(self, o):
        if self._default is not None:
            return self._default(o)
        raise TypeError("Object of type " + type(o).__name__ + " is not JSON serializable")

    def encode(self, o):
        self._open = []
        parts = []
        self._put(parts, o, "\n")
        return "".join(parts)

    def _number(self, f):
        if f - f == 0.0:
            return repr(f)
        if not self._nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if f != f else "Infinity" if f > 0 else "-Infinity"

    def _plain(self, o):
        """Text of what is no container; None of others."""
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return repr(o)
        return self._number(o) if isinstance(o, float) else None

    def _put(self, parts, o, line):
        plain = self._plain(o)
        if isinstance(o, str):
            parts.append(_quoted(o, self._ascii))
        elif plain is not None:
            parts.append(plain)
        else:
            if any([one is o for one in self._open]):
                raise ValueError("Circular reference detected")
            self._open.append(o)
            if isinstance(o, (list, tuple)):
                self._items(parts, o, line)
            elif hasattr(o, "keys") and hasattr(o, "items"):
                self._entries(parts, o, line)
            else:
                self._put(parts, self.default(o), line)
            self._open.pop()

    def _items(self, parts, items, line):
        if not items:
            parts.append("[]")
            return
        inner = "" if self._indent is None else line + self._indent
        before = "[" + inner
        for one in items:
            parts.append(before)
            self._put(parts, one, inner)
            before = self._comma + inner
        parts.append(("" if self._indent is None else line) + "]")

    def _key(self, key):
        if isinstance(key, str):
            return key
        plain = self._plain(key)
        if plain is None and not self._skips:
            raise TypeError("keys must be str, int, float, bool or None, not " + type(key).__name__)
        return plain

    def _entries(self, parts, entries, line):
        if not entries:
            parts.append("{}")
            return
        inner = "" if self._indent is None else line + self._indent
        before = "{" + inner
        for key, value in sorted(entries.items()) if self._sorts else entries.items():
            text = self._key(key)
            if text is None:
                continue
            parts.append(before + _quoted(text, self._ascii) + self._colon)
            self._put(parts, value, inner)
            before = self._comma + inner
        parts.append(("{" if before[0] == "{" else "" if self._indent is None else line) + "}")


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, indent=None, separators=None,
          default=None, sort_keys=False):
    return JSONEncoder(skipkeys=skipkeys, ensure_ascii=ensure_ascii, allow_nan=allow_nan, indent=indent,
                       separators=separators, default=default, sort_keys=sort_keys).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


# ---- text to values -------------------------------------------------------------------------------------------
class _Reader:
    def __init__(self, text, object_hook, pairs_hook, parse_float, parse_int):
        self._text, self._at = text, 0
        self._hook, self._pairs, self._float, self._int = object_hook, pairs_hook, parse_float, parse_int

    def _fail(self, msg, at):
        raise JSONDecodeError(msg, self._text, at)

    def _next(self):
        """The next character that is no space; empty at the end."""
        text = self._text
        while self._at < len(text) and text[self._at] in _SPACE:
            self._at += 1
        return text[self._at:self._at + 1]

    def whole(self):
        value = self._value()
        if self._next():
            self._fail("Extra data", self._at)
        return value

    def _value(self):
        c = self._next()
        if c == '"':
            return self._string()
        if c == "{":
            return self._entries()
        if c == "[":
            return self._items()
        if c in _WORDS:
            word, value = _WORDS[c]
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return value
        elif c == "-" and self._text.startswith("-Infinity", self._at):
            self._at += 9
            return float("-inf")
        return self._number()

    def _digits(self, at):
        text = self._text
        while at < len(text) and "0" <= text[at] <= "9":
            at += 1
        return at

    def _number(self):
        text, start = self._text, self._at
        at = start + 1 if text[start:start + 1] == "-" else start
        end = at + 1 if text[at:at + 1] == "0" else self._digits(at)
        if end == at:
            self._fail("Expecting value", start)
        whole = end
        if text[end:end + 1] == "." and self._digits(end + 1) > end + 1:
            end = self._digits(end + 1)
        if text[end:end + 1] in ("e", "E"):
            power = end + 2 if text[end + 1:end + 2] in ("+", "-") else end + 1
            if self._digits(power) > power:
                end = self._digits(power)
        self._at = end
        return self._int(text[start:end]) if end == whole else self._float(text[start:end])

    def _code(self, at):
        digits = self._text[at:at + 4]
        if len(digits) != 4 or not all([c in "0123456789abcdefABCDEF" for c in digits]):
            self._fail("Invalid \\uXXXX escape", at - 1)
        return int(digits, 16)

    def _string(self):
        text, start = self._text, self._at
        at = start + 1
        parts = []
        while True:
            plain = at
            while at < len(text) and text[at] >= " " and text[at] != '"' and text[at] != "\\":
                at += 1
            parts.append(text[plain:at])
            c = text[at:at + 1]
            if c == '"':
                self._at = at + 1
                return "".join(parts)
            if c != "" and c != "\\":
                self._fail("Invalid control character at", at)
            letter = text[at + 1:at + 2]
            if letter == "":
                self._fail("Unterminated string starting at", start)
            if letter in _LONG:
                parts.append(_LONG[letter])
                at += 2
            elif letter == "u":
                code = self._code(at + 2)
                at += 6
                if 0xD800 <= code < 0xDC00 and text.startswith("\\u", at):
                    low = self._code(at + 2)
                    if 0xDC00 <= low < 0xE000:
                        code = 0x10000 + ((code & 0x3FF) << 10 | low & 0x3FF)
                        at += 6
                parts.append(chr(code))
            else:
                self._fail("Invalid \\escape", at)

    def _items(self):
        self._at += 1
        items = []
        if self._next() == "]":
            self._at += 1
            return items
        while True:
            items.append(self._value())
            c = self._next()
            if c != "," and c != "]":
                self._fail("Expecting ',' delimiter", self._at)
            self._at += 1
            if c == "]":
                return items

    def _entries(self):
        self._at += 1
        pairs = []
        c = self._next()
        if c != "}":
            while True:
                if self._next() != '"':
                    self._fail("Expecting property name enclosed in double quotes", self._at)
                key = self._string()
                if self._next() != ":":
                    self._fail("Expecting ':' delimiter", self._at)
                self._at += 1
                pairs.append((key, self._value()))
                c = self._next()
                if c != "," and c != "}":
                    self._fail("Expecting ',' delimiter", self._at)
                if c == "}":
                    break
                self._at += 1
        self._at += 1
        if self._pairs is not None:
            return self._pairs(pairs)
        return dict(pairs) if self._hook is None else self._hook(dict(pairs))


def loads(s, *, object_hook=None, parse_float=None, parse_int=None, object_pairs_hook=None):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, not " + type(s).__name__)
    return _Reader(s, object_hook, object_pairs_hook, float if parse_float is None else parse_float,
                   int if parse_int is None else parse_int).whole()


def load(fp, **options):
    return loads(fp.read(), **options)
