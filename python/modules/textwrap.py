# SPDX-License-Identifier: MIT
"""Paragraphs in lines of a width, and indentation, as CPython's textwrap."""

_SPACE = "\t\n\x0b\x0c\r "


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return c == "_" or c.isalpha()


def _ends_part(word, at):
    """Whether a line may end behind the hyphen at a place of a word."""
    before, after = word[max(at - 3, 0):at], word[at + 1:at + 4]
    hyphenated = len(before) > 1 and _is_letter(before[-1]) and (
        _is_letter(before[-2]) or (len(before) > 2 and before[-2] == "-" and _is_letter(before[-3])))
    return hyphenated and len(after) > 1 and _is_letter(after[0]) and (
        _is_letter(after[1]) or (len(after) > 2 and after[1] == "-" and _is_letter(after[2])))


def _dashes(word, at):
    """How many dashes stand at a place of a word, where they part two words; else 0."""
    if at == 0 or not (_is_word(word[at - 1]) or word[at - 1] in "!\"'&.,?"):
        return 0
    end = at
    while end < len(word) and word[end] == "-":
        end += 1
    return end - at if end - at > 1 and end < len(word) and _is_word(word[end]) else 0


def _parts(word):
    start = at = 0
    parts = []
    while at < len(word):
        dashes = _dashes(word, at) if word[at] == "-" else 0
        if dashes:
            parts.append(word[start:at])
            parts.append(word[at:at + dashes])
            start = at = at + dashes
        else:
            at += 1
            if word[at - 1] == "-" and _ends_part(word, at - 1):
                parts.append(word[start:at])
                start = at
    parts.append(word[start:])
    return [part for part in parts if part]


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """Words, parts of words, and the space between them."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _SPACE else c for c in text])
        chunks = []
        start = 0
        while start < len(text):
            end = start
            space = text[start] in _SPACE
            while end < len(text) and (text[end] in _SPACE) == space:
                end += 1
            word = text[start:end]
            chunks += _parts(word) if self.break_on_hyphens and not space else [word]
            start = end
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == " " and self._ends_sentence(chunks[i]):
                    chunks[i + 1] = "  "
        return chunks

    def _ends_sentence(self, word):
        if word[-1] in "\"'":
            word = word[:-1]
        return len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z"

    def _head(self, word, room):
        """How much of a word that is too long for any line goes into this one."""
        hyphen = word.rfind("-", 0, room) if self.break_on_hyphens and len(word) > room else -1
        return hyphen + 1 if hyphen > 0 and word[:hyphen].strip("-") else room

    def _indent(self, lines):
        return self.subsequent_indent if lines else self.initial_indent

    def _is_dropped(self, chunk):
        return self.drop_whitespace and not chunk.strip()

    def _shorten(self, lines, line, width):
        """The last line, with the placeholder for all that follows."""
        indent = self._indent(lines)
        while line:
            if line[-1].strip() and len("".join(line)) + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        last = lines[-1].rstrip() if lines else ""
        if lines and len(last) + len(self.placeholder) <= self.width:
            lines[-1] = last + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            width = self.width - len(self._indent(lines))
            if lines and self._is_dropped(chunks[-1]):
                chunks.pop()
            line = []
            filled = 0
            while chunks and filled + len(chunks[-1]) <= width:
                filled += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                if self.break_long_words:
                    head = self._head(chunks[-1], 1 if width < 1 else width - filled)
                    line.append(chunks[-1][:head])
                    chunks[-1] = chunks[-1][head:]
                elif not line:
                    line.append(chunks.pop())
            if line and self._is_dropped(line[-1]):
                line.pop()
            if not line:
                continue
            ends = not chunks or (len(chunks) == 1 and self._is_dropped(chunks[0]))
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (ends and len("".join(line)) <= width):
                lines.append(self._indent(lines) + "".join(line))
            else:
                self._shorten(lines, line, width)
                break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def _margin(line):
    return line[:len(line) - len(line.lstrip(" \t"))]


def dedent(text):
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margins = [_margin(line) for line in lines if line]
    common = margins[0] if margins else ""
    for margin in margins:
        while not margin.startswith(common):
            common = common[:-1]
    return "\n".join([line[len(common):] for line in lines])


def indent(text, prefix, predicate=None):
    indented = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        indented.append(prefix + line if wanted else line)
    return "".join(indented)
