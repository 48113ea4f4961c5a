"""Recursive descent with a tokenizer as a generator, and trees of dataclasses."""
from dataclasses import dataclass, field
import math


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    at: int = field(compare=False, default=0)


class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        start = i
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or c == ".":
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            yield Token("number", text[start:i], start)
        elif c.isalpha():
            while i < len(text) and text[i].isalnum():
                i += 1
            yield Token("name", text[start:i], start)
        elif text[i:i + 2] in ("**", "//"):
            i += 2
            yield Token("op", text[start:i], start)
        elif c in "+-*/%(),=":
            i += 1
            yield Token("op", c, start)
        else:
            raise ParseError(f"unexpected {c!r}", i)
    yield Token("end", "", i)


class Parser:
    LEVELS = (("+", "-"), ("*", "/", "//", "%"))

    def __init__(self, text):
        self.stream = tokens(text)
        self.current = next(self.stream)

    def take(self, *texts):
        if self.current.text in texts and self.current.kind != "end":
            token, self.current = self.current, next(self.stream)
            return token
        return None

    def expect(self, text):
        if not (token := self.take(text)):
            raise ParseError(f"expected {text!r}, found {self.current.text or 'the end'!r}", self.current.at)
        return token

    def parse(self):
        tree = self.level(0)
        if self.current.kind != "end":
            raise ParseError(f"left over {self.current.text!r}", self.current.at)
        return tree

    def level(self, n):
        if n == len(self.LEVELS):
            return self.unary()
        left = self.level(n + 1)
        while op := self.take(*self.LEVELS[n]):
            left = (op.text, left, self.level(n + 1))
        return left

    def unary(self):
        if op := self.take("-", "+"):
            return ("neg" if op.text == "-" else "pos", self.unary())
        return self.power()

    def power(self):
        base = self.atom()
        return ("**", base, self.unary()) if self.take("**") else base

    def atom(self):
        token = self.current
        if token.kind == "number":
            self.current = next(self.stream)
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "name":
            self.current = next(self.stream)
            if self.take("("):
                arguments = []
                if not self.take(")"):
                    arguments.append(self.level(0))
                    while self.take(","):
                        arguments.append(self.level(0))
                    self.expect(")")
                return ("call", token.text, *arguments)
            return ("name", token.text)
        self.expect("(")
        inner = self.level(0)
        self.expect(")")
        return inner


def evaluate(tree, names):
    match tree:
        case int() | float():
            return tree
        case ("name", name):
            return names[name]
        case ("call", name, *arguments):
            return names[name](*[evaluate(one, names) for one in arguments])
        case ("neg", inner):
            return -evaluate(inner, names)
        case ("pos", inner):
            return evaluate(inner, names)
        case (op, left, right):
            x, y = evaluate(left, names), evaluate(right, names)
            return {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y, "/": lambda: x / y,
                    "//": lambda: x // y, "%": lambda: x % y, "**": lambda: x ** y}[op]()


names = {"pi": 3.0, "max": max, "sqrt": math.sqrt, "x": 7}
for text in ("1 + 2 * 3", "-(2 + x) ** 2", "2 ** 3 ** 2", "max(1, x, 3) % 4", "sqrt(16) / 2 - pi", "7 // 2 * -1", "max()", "1 +",
             "(1", "2 $ 3", "1 2", "y", "1 / 0"):
    try:
        tree = Parser(text).parse()
        print(f"{text:20} {tree} = {evaluate(tree, names)}")
    except ParseError as error:
        print(f"{text:20} {error} ({error.at})")
    except (KeyError, ZeroDivisionError, TypeError) as error:
        print(f"{text:20} {type(error).__name__}: {error}")
print(Token("op", "+", 3) == Token("op", "+", 9), hash(Token("a", "b")) == hash(Token("a", "b", 1)), Token("a", "b"))
