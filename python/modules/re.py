# SPDX-License-Identifier: MIT
"""Regular expressions over str, as CPython's re: a pattern becomes a list of steps, tried with a stack of choices."""

A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
NOFLAG = 0
_LETTERS = {"a": ASCII, "i": IGNORECASE, "m": MULTILINE, "s": DOTALL, "u": UNICODE, "x": VERBOSE}

# Steps (kind, first, second); jumps are relative.
_TEXT, _SET, _MANY, _SPLIT, _JUMP, _SAVE, _ENTER, _ADVANCED, _PLACE, _SAME, _LOOK, _ONCE, _IF, _END = range(14)
_UNDO = -1           # on the stack of choices, in place of a step: what was saved is put back
_LAST = 0            # in what is saved: the group that ended last; then start and end of each group, then where
                     # loops began

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_OPPOSITE = {"D": "d", "W": "w", "S": "s"}


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is None or pos is None:
            super().__init__(msg)
            return
        self.lineno = pattern.count("\n", 0, pos) + 1
        self.colno = pos - pattern.rfind("\n", 0, pos)
        words = f"{msg} at position {pos}"
        super().__init__(f"{words} (line {self.lineno}, column {self.colno})" if "\n" in pattern else words)


# ---- characters -----------------------------------------------------------------------------------------------
def _is_word(c):
    return c.isalnum() or c == "_"


def _in_class(c, name, ascii_only):
    if name in _OPPOSITE:
        return not _in_class(c, _OPPOSITE[name], ascii_only)
    if ascii_only and c > "\x7f":
        return False
    return c.isdecimal() if name == "d" else c.isspace() if name == "s" else _is_word(c)


class _Set:
    """Characters: single ones, ranges, classes; or all others."""

    def __init__(self, flags):
        self.chars, self.ranges, self.classes, self.others = "", [], "", False
        self.ascii, self.folds = flags & ASCII != 0, flags & IGNORECASE != 0

    def add(self, c):
        self.chars += c.lower() + c.upper() if self.folds else c

    def _has(self, c):
        if c in self.chars:
            return True
        for low, high in self.ranges:
            if low <= c <= high:
                return True
        for name in self.classes:
            if _in_class(c, name, self.ascii):
                return True
        return False

    def has(self, c):
        found = self._has(c) or (self.folds and (self._has(c.lower()) or self._has(c.upper())))
        return found != self.others


# ---- patterns to steps ----------------------------------------------------------------------------------------
class _Piece:
    """Steps, with how many characters they match at least and at most (None: any number)."""

    def __init__(self, steps, least, most):
        self.steps, self.least, self.most = steps, least, most


def _joined(pieces):
    steps = []
    least = 0
    most = 0
    after_text = False
    for piece in pieces:
        step = piece.steps[0]
        is_text = len(piece.steps) == 1 and step[0] == _TEXT
        if is_text and after_text and step[2] == steps[-1][2]:
            steps[-1] = (_TEXT, steps[-1][1] + step[1], step[2])
        else:
            steps += piece.steps
        after_text = is_text
        least += piece.least
        most = None if most is None or piece.most is None else most + piece.most
    return _Piece(steps, least, most)


def _either(first, second):
    steps = [(_SPLIT, 1, len(first.steps) + 2), *first.steps, (_JUMP, len(second.steps) + 1, None), *second.steps]
    most = None if first.most is None or second.most is None else max(first.most, second.most)
    return _Piece(steps, min(first.least, second.least), most)


class _Parser:
    def __init__(self, text, flags):
        self.text, self.flags, self.at = text, flags, 0
        self.groups, self.loops, self.names, self.open, self.asked = 0, 0, {}, [], []

    def fail(self, msg, at):
        raise error(msg, self.text, at)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def takes(self, text):
        if not self.text.startswith(text, self.at):
            return False
        self.at += len(text)
        return True

    def whole(self):
        piece = self.choice()
        if self.at < len(self.text):
            self.fail("unbalanced parenthesis", self.at)
        for number, at in self.asked:
            if number > self.groups:
                self.fail(f"invalid group reference {number}", at)
        return piece

    def choice(self):
        outer = self.flags
        branches = [self.sequence()]
        while self.takes("|"):
            branches.append(self.sequence())
        if self.open:
            self.flags = outer
        piece = branches.pop()
        while branches:
            piece = _either(branches.pop(), piece)
        return piece

    def skip(self):
        """What a verbose pattern says to people."""
        while self.flags & VERBOSE and self.at < len(self.text):
            if self.peek().isspace():
                self.at += 1
            elif self.peek() == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end + 1
            else:
                return

    def sequence(self):
        pieces = []
        while True:
            self.skip()
            c = self.peek()
            if c == "" or c == "|" or c == ")":
                return _joined(pieces)
            piece = self.atom()
            if piece is None:
                continue
            is_place = c != "(" and piece.steps[0][0] == _PLACE
            self.skip()
            begin = self.at
            times = self.times()
            if times is not None:
                if is_place:
                    self.fail("nothing to repeat", begin)
                piece = self.repeated(piece, times)
                self.skip()
                begin = self.at
                if self.times() is not None:
                    self.fail("multiple repeat", begin)
            pieces.append(piece)

    def times(self):
        """(least, most, how: "", "?" few, "+" for good) of *, +, ?, {m,n}; None if nothing such stands here."""
        begin = self.at
        if self.takes("*"):
            low, high = 0, None
        elif self.takes("+"):
            low, high = 1, None
        elif self.takes("?"):
            low, high = 0, 1
        elif self.takes("{"):
            least = self.digits()
            comma = self.takes(",")
            most = self.digits() if comma else least
            if not self.takes("}") or (not comma and least == ""):
                self.at = begin
                return None
            low = int(least or 0)
            high = None if most == "" else int(most)
            if high is not None and high < low:
                self.fail("min repeat greater than max repeat", begin + 1)
        else:
            return None
        return low, high, "?" if self.takes("?") else "+" if self.takes("+") else ""

    def digits(self):
        begin = self.at
        while "0" <= self.peek() <= "9":
            self.at += 1
        return self.text[begin:self.at]

    def repeated(self, piece, times):
        low, high, how = times
        if how == "+":
            piece = self.repeated(piece, (low, high, ""))
            return _Piece([(_ONCE, [*piece.steps, (_END, None, None)], None)], piece.least, piece.most)
        steps, least = piece.steps, piece.least * low
        most = None if high is None or piece.most is None else piece.most * high
        step = steps[0]
        single = len(steps) == 1 and (step[0] == _SET or (step[0] == _TEXT and len(step[1]) == 1))
        if single and how == "":
            return _Piece([(_MANY, step, (low, high))], least, most)
        few = how == "?"
        made = steps * low
        if high is None:
            slot = self.loops
            self.loops += 1
            body = steps if piece.least else [(_ENTER, slot, None), *steps, (_ADVANCED, slot, None)]
            away = len(body) + 2
            made += [(_SPLIT, away if few else 1, 1 if few else away), *body, (_JUMP, -away + 1, None)]
        else:
            for left in range(high - low, 0, -1):
                away = left * (len(steps) + 1)
                made += [(_SPLIT, away if few else 1, 1 if few else away), *steps]
        return _Piece(made, least, most)

    def one(self, c):
        return _Piece([(_TEXT, c.lower() if self.flags & IGNORECASE else c, self.flags & IGNORECASE != 0)], 1, 1)

    def place(self, name):
        return _Piece([(_PLACE, name, self.flags & ASCII != 0)], 0, 0)

    def atom(self):
        c = self.peek()
        self.at += 1
        if c == "[":
            return self.set()
        if c == "(":
            return self.group()
        if c == ".":
            every = _Set(self.flags)
            every.others = True
            if not self.flags & DOTALL:
                every.chars = "\n"
            return _Piece([(_SET, every, None)], 1, 1)
        if c == "^":
            return self.place("^" if self.flags & MULTILINE else "A")
        if c == "$":
            return self.place("$" if self.flags & MULTILINE else "z")
        if c in "*+?{":
            self.at -= 1
            begin = self.at
            if self.times() is not None:
                self.fail("nothing to repeat", begin)
            self.at += 1
        if c == "\\":
            return self.escape()
        return self.one(c)

    def escape(self):
        begin = self.at - 1
        c = self.peek()
        if c == "":
            self.fail("bad escape (end of pattern)", begin)
        if c in "dDwWsS":
            self.at += 1
            kind = _Set(self.flags)
            kind.classes = c
            return _Piece([(_SET, kind, None)], 1, 1)
        if c in "bBAZ":
            self.at += 1
            return self.place(c)
        if "1" <= c <= "9":
            number = int(self.digits()[:2])
            self.at = begin + 1 + len(str(number))
            return self.same(number, begin + 1)
        return self.one(self.character(begin))

    def same(self, number, at):
        if number > self.groups:
            self.fail(f"invalid group reference {number}", at)
        if number in self.open:
            self.fail("cannot refer to an open group", at - 1)
        return _Piece([(_SAME, number, self.flags & IGNORECASE != 0)], 0, None)

    def character(self, begin):
        """The character that an escape says, whose backslash stands at begin."""
        c = self.peek()
        self.at += 1
        if c in _ESCAPES:
            return _ESCAPES[c]
        digits = {"x": 2, "u": 4, "U": 8}.get(c, 0)
        if digits:
            text = self.text[self.at:self.at + digits]
            if len(text) < digits or not all([d in "0123456789abcdefABCDEF" for d in text]):
                self.fail("incomplete escape " + self.text[begin:self.at + len(text)], begin)
            self.at += digits
            return chr(int(text, 16))
        if c == "0":
            end = self.at
            while end < self.at + 2 and "0" <= self.text[end:end + 1] <= "7":
                end += 1
            text = self.text[self.at - 1:end]
            self.at = end
            return chr(int(text, 8))
        if c.isascii() and c.isalnum():
            self.fail("bad escape \\" + c, begin)
        return c

    def set(self):
        begin = self.at - 1
        made = _Set(self.flags)
        made.others = self.takes("^")
        first = True
        while first or self.peek() != "]":
            low = self.member(made, begin)
            first = False
            place = self.at
            if self.text.startswith("-", place) and self.text[place + 1:place + 2] != "]":
                self.at += 1
                if self.at >= len(self.text):
                    self.fail("unterminated character set", begin)
                high = self.member(made, begin)
                if low is None or high is None or low > high:
                    start = place - 1 if low is not None and self.text[place - 1] == low else place - 2
                    self.fail("bad character range " + self.text[start:self.at], start)
                made.ranges.append((low, high))
            elif low is not None:
                made.add(low)
        self.at += 1
        return _Piece([(_SET, made, None)], 1, 1)

    def member(self, made, begin):
        """A character of a set; None after a class, which is added."""
        c = self.peek()
        if c == "":
            self.fail("unterminated character set", begin)
        self.at += 1
        if c != "\\":
            return c
        letter = self.peek()
        if letter == "":
            self.fail("bad escape (end of pattern)", self.at - 1)
        if letter in "dDwWsS":
            self.at += 1
            made.classes += letter
            return None
        if letter == "b":
            self.at += 1
            return "\b"
        return self.character(self.at - 1)

    def name(self, end, begin):
        stop = self.text.find(end, self.at)
        if stop < 0 and self.at < len(self.text):
            self.fail("missing " + end + ", unterminated name", self.at)
        name = self.text[self.at:stop] if stop >= 0 else ""
        if name == "":
            self.fail("missing group name", self.at)
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", self.at)
        self.at = stop + 1
        return name

    def group(self):
        begin = self.at - 1
        if not self.takes("?"):
            return self.captured(None, begin)
        if self.takes("P<"):
            return self.captured(self.name(">", begin), begin)
        if self.takes("P="):
            at = self.at
            name = self.name(")", begin)
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            return self.same(self.names[name], at)
        if self.takes("#"):
            end = self.text.find(")", self.at)
            if end < 0:
                self.fail("missing ), unterminated comment", begin)
            self.at = end + 1
            return None
        for sign, back, negative in (("=", False, False), ("!", False, True), ("<=", True, False), ("<!", True, True)):
            if self.takes(sign):
                return self.look(back, negative, begin)
        if self.takes(">"):
            piece = self.inside(begin)
            return _Piece([(_ONCE, [*piece.steps, (_END, None, None)], None)], piece.least, piece.most)
        if self.takes("("):
            return self.conditional(begin)
        if self.takes(":"):
            return self.inside(begin)
        return self.flagged(begin)

    def inside(self, begin):
        self.open.append(0)
        outer = self.flags
        piece = self.choice()
        self.flags = outer
        self.open.pop()
        if not self.takes(")"):
            self.fail("missing ), unterminated subpattern", begin)
        # Empty ones are steps as well: they may be repeated.
        return piece if piece.steps else _Piece([(_JUMP, 1, None)], 0, 0)

    def captured(self, name, begin):
        self.groups += 1
        number = self.groups
        if name is not None:
            if name in self.names:
                was = self.names[name]
                self.fail(f"redefinition of group name {name!r} as group {number}; was group {was}", begin + 4)
            self.names[name] = number
        self.open.append(number)
        piece = self.inside(begin)
        self.open.pop()
        steps = [(_SAVE, 2 * number + 1, None), *piece.steps, (_SAVE, 2 * number + 2, number)]
        return _Piece(steps, piece.least, piece.most)

    def look(self, back, negative, begin):
        piece = self.inside(begin)
        if back and piece.least != piece.most:
            raise error("look-behind requires fixed-width pattern")
        return _Piece([(_LOOK, [*piece.steps, (_END, None, None)], (piece.least if back else 0, negative))], 0, 0)

    def conditional(self, begin):
        at = self.at
        text = self.text[at:self.text.find(")", at)]
        if text.isdigit():
            number = int(text)
            self.at += len(text) + 1
        else:
            name = self.name(")", begin)
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", at)
            number = self.names[name]
        self.asked.append((number, at))
        first = self.sequence()
        second = self.sequence() if self.takes("|") else _Piece([], 0, 0)
        if not self.takes(")"):
            self.fail("missing ), unterminated subpattern", begin)
        both = _either(first, second)
        return _Piece([(_IF, 2 * number + 2, len(first.steps) + 2), *both.steps[1:]], both.least, both.most)

    def flagged(self, begin):
        on = off = 0
        adds = True
        while (c := self.peek()) != "" and (c not in "):" or (self.at == begin + 2 and c == ")")):
            self.at += 1
            if c == "-" and adds:
                adds = False
            elif c not in _LETTERS:
                if adds and self.at == begin + 3:
                    self.fail("unknown extension ?" + c, begin + 1)
                self.fail("unknown flag", self.at - 1)
            elif adds:
                on |= _LETTERS[c]
            else:
                off |= _LETTERS[c]
        if self.takes(")"):
            if begin != 0:
                self.fail("global flags not at the start of the expression", begin)
            self.flags |= on
            return None
        if not self.takes(":"):
            self.fail("unexpected end of pattern" if self.at == begin + 2 else "missing -, : or )", self.at)
        outer = self.flags
        self.flags = (self.flags | on) & ~off
        piece = self.inside(begin)
        self.flags = outer
        return piece


# ---- matching -------------------------------------------------------------------------------------------------
def _is_at(name, text, at, end, ascii_only):
    if name == "A":
        return at == 0
    if name == "Z":
        return at == end
    if name == "^":
        return at == 0 or text[at - 1] == "\n"
    if name == "$":
        return at == end or text[at] == "\n"
    if name == "z":
        return at == end or (at == end - 1 and text[at] == "\n")
    if end == 0:
        return False
    before = at > 0 and _in_class(text[at - 1], "w", ascii_only)
    after = at < end and _in_class(text[at], "w", ascii_only)
    return (before != after) == (name == "b")


def _length(step, text, at, end, most):
    """How many of the characters from a place on a step matches."""
    limit = end if most is None else min(end, at + most)
    begin = at
    if step[0] == _SET:
        has = step[1]
        while at < limit and has.has(text[at]):
            at += 1
    else:
        while at < limit and (text[at] == step[1] or (step[2] and text[at].lower() == step[1])):
            at += 1
    return at - begin


def _inner(steps, text, at, end, saved, stack):
    """A match inside of another one: what it saves is put back when the outer one goes back."""
    before = saved[:]
    after = _try(steps, text, at, end, saved, -1, False)
    if after >= 0:
        for i in range(len(saved)):
            if saved[i] != before[i]:
                stack.append((_UNDO, i, before[i]))
    return after


def _try(steps, text, at, end, saved, refused, whole):
    """Where a match ends that begins at a place; -1 if there is none. It does not end at the place refused."""
    stack = []
    step = 0
    while True:
        kind, first, second = steps[step]
        step += 1
        good = True
        if kind == _TEXT:
            part = text[at:min(at + len(first), end)]
            good = part == first or (second and part.lower() == first)
            at += len(first)
        elif kind == _SET:
            good = at < end and first.has(text[at])
            at += 1
        elif kind == _MANY:
            low, high = second
            length = _length(first, text, at, end, high)
            good = length >= low
            if good and length > low:
                stack.append((step, at + length - 1, at + low))
            at += length
        elif kind == _SPLIT:
            stack.append((step - 1 + second, at, at))
            step += first - 1
        elif kind == _JUMP:
            step += first - 1
        elif kind == _SAVE:
            stack.append((_UNDO, first, saved[first]))
            saved[first] = at
            if second is not None:
                stack.append((_UNDO, _LAST, saved[_LAST]))
                saved[_LAST] = second
        elif kind == _ENTER:
            stack.append((_UNDO, ~first, saved[~first]))
            saved[~first] = at
        elif kind == _ADVANCED:
            if saved[~first] == at:
                step += 1
        elif kind == _PLACE:
            good = _is_at(first, text, at, end, second)
        elif kind == _SAME:
            begin, stop = saved[2 * first + 1], saved[2 * first + 2]
            part = text[at:min(at + stop - begin, end)]
            good = stop >= 0 and (part == text[begin:stop] or (second and part.lower() == text[begin:stop].lower()))
            at += stop - begin
        elif kind == _LOOK:
            back, negative = second
            good = at >= back and _inner(first, text, at - back, end, saved, stack) >= 0
            good = good != negative
        elif kind == _ONCE:
            at = _inner(first, text, at, end, saved, stack)
            good = at >= 0
        elif kind == _IF:
            if saved[first] < 0:
                step += second - 1
        elif at != refused and (not whole or at == end):
            return at
        else:
            good = False
        if good:
            continue
        while stack:
            step, at, low = stack.pop()
            if step != _UNDO:
                if at > low:
                    stack.append((step, at - 1, low))
                break
            saved[at] = low
        else:
            return -1


class Match:
    __module__ = "re"

    def __init__(self, pattern, string, pos, endpos, saved):
        self.re, self.string, self.pos, self.endpos, self._saved = pattern, string, pos, endpos, saved

    @property
    def lastindex(self):
        return self._saved[_LAST] if self._saved[_LAST] > 0 else None

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self._saved[_LAST]:
                return name
        return None

    def _number(self, group):
        number = self.re.groupindex.get(group, -1) if isinstance(group, str) else group
        if not isinstance(number, int) or not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def start(self, group=0, /):
        return self._saved[2 * self._number(group) + 1]

    def end(self, group=0, /):
        return self._saved[2 * self._number(group) + 2]

    def span(self, group=0, /):
        return self.start(group), self.end(group)

    def _text(self, group, default):
        start, end = self.span(group)
        return default if end < 0 or start < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) < 2:
            return self._text(groups[0] if groups else 0, None)
        return tuple([self._text(group, None) for group in groups])

    def __getitem__(self, group):
        return self._text(group, None)

    def groups(self, default=None):
        return tuple([self._text(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def expand(self, template):
        return _filled(self, _parts(self.re, template))

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


def _parts(pattern, template):
    """Of a template of sub: texts, and numbers of groups."""
    parser = _Parser(template, 0)
    parts = []
    text = ""
    while parser.at < len(template):
        c = parser.peek()
        begin = parser.at
        parser.at += 1
        if c != "\\":
            text += c
            continue
        letter = parser.peek()
        number = None
        if letter == "":
            parser.fail("bad escape (end of pattern)", begin)
        if letter == "g":
            parser.at += 1
            if not parser.takes("<"):
                parser.fail("missing <", parser.at)
            at = parser.at
            stop = template.find(">", at)
            if stop > at and template[at:stop].isdigit():
                number = int(template[at:stop])
                parser.at = stop + 1
            else:
                name = parser.name(">", begin)
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                number = pattern.groupindex[name]
        elif "1" <= letter <= "9":
            at = parser.at
            digits = parser.digits()[:2]
            parser.at = at + len(digits)
            number = int(digits)
        elif letter.isalnum():
            text += parser.character(begin)
        else:
            parser.at += 1
            text += "\\" if letter == "\\" else "\\" + letter
        if number is not None:
            if number > pattern.groups:
                parser.fail(f"invalid group reference {number}", at)
            parts += [text, number]
            text = ""
    return [*parts, text]


def _filled(match, parts):
    return "".join([part if isinstance(part, str) else match.group(part) or "" for part in parts])


class Pattern:
    __module__ = "re"

    def __init__(self, pattern, flags):
        if not isinstance(pattern, str):
            raise TypeError("first argument must be string or compiled pattern")
        parser = _Parser(pattern, flags | UNICODE)
        self._steps = [*parser.whole().steps, (_END, None, None)]
        self.pattern, self.flags, self.groups = pattern, parser.flags, parser.groups
        self.groupindex = parser.names
        self._size = 3 + 2 * parser.groups + parser.loops

    def _find(self, string, pos, end, *, starts=False, whole=False, refused=-1):
        """The first match from a place on, or at it; it does not end at the place refused if it begins there."""
        head = self._steps[0]
        literal = head[1] if head[0] == _TEXT and not head[2] else ""
        at = pos
        while at <= end:
            if literal and not starts:
                at = string.find(literal, at, end)
                if at < 0:
                    return None
            saved = [-1] * self._size
            stop = _try(self._steps, string, at, end, saved, refused if at == refused else -1, whole)
            if stop >= 0:
                saved[1], saved[2] = at, stop
                return Match(self, string, pos, end, saved)
            if starts:
                return None
            at += 1
        return None

    def _bounds(self, string, pos, endpos):
        if not isinstance(string, str):
            raise TypeError("expected string or bytes-like object, got " + repr(type(string).__name__))
        end = len(string) if endpos is None else max(0, min(endpos, len(string)))
        return max(0, min(pos, len(string))), end

    def match(self, string, pos=0, endpos=None):
        pos, end = self._bounds(string, pos, endpos)
        return self._find(string, pos, end, starts=True)

    def fullmatch(self, string, pos=0, endpos=None):
        pos, end = self._bounds(string, pos, endpos)
        return self._find(string, pos, end, starts=True, whole=True)

    def search(self, string, pos=0, endpos=None):
        pos, end = self._bounds(string, pos, endpos)
        return self._find(string, pos, end)

    def finditer(self, string, pos=0, endpos=None):
        pos, end = self._bounds(string, pos, endpos)
        return self._matches(string, pos, end)

    def _matches(self, string, pos, end):
        refused = -1
        while True:
            match = self._find(string, pos, end, refused=refused)
            if match is None:
                return
            yield match
            pos = match.end()
            refused = pos if match.start() == pos else -1

    def findall(self, string, pos=0, endpos=None):
        found = []
        for match in self.finditer(string, pos, endpos):
            groups = match.groups("")
            found.append(match.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return found

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for match in self.finditer(string):
            parts.append(string[at:match.start()])
            parts += match.groups()
            at = match.end()
            maxsplit -= 1
            if maxsplit == 0:
                break
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        template = None if callable(repl) else _parts(self, repl)
        parts = []
        at = made = 0
        for match in self.finditer(string):
            parts.append(string[at:match.start()])
            parts.append(repl(match) if template is None else _filled(match, template))
            at = match.end()
            made += 1
            if made == count:
                break
        parts.append(string[at:])
        return "".join(parts), made

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        names = [("re.IGNORECASE", I), ("re.MULTILINE", M), ("re.DOTALL", S), ("re.VERBOSE", X), ("re.ASCII", A)]
        flags = "|".join([name for name, flag in names if self.flags & flag])
        return f"re.compile({self.pattern!r}, {flags})" if flags else f"re.compile({self.pattern!r})"


_known = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if (pattern, flags) not in _known:
        if len(_known) == 8:
            _known.clear()
        _known[pattern, flags] = Pattern(pattern, flags)
    return _known[pattern, flags]


def purge():
    _known.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])
