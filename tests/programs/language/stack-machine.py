from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Push:
    value: object


@dataclass(frozen=True)
class Op:
    name: str
    count: int = 2


@dataclass(frozen=True)
class Jump:
    target: int
    when: Union[bool, None] = None


class Halt(Exception):
    pass


class Machine:
    __match_args__ = ("pc", "stack")

    def __init__(self, code):
        self.code, self.pc, self.stack, self.out = code, 0, [], []

    def step(self):
        instruction = self.code[self.pc]
        self.pc += 1
        match instruction:
            case Push(int() | float() as value):
                self.stack.append(value)
            case Push([*values]):
                self.stack.extend(values)
            case Push(str(text)) if text.startswith("@"):
                self.stack.append(self.out[int(text[1:])])
            case Push(value=other):
                raise Halt(f"cannot push {other!r}")
            case Op("add" | "sub" | "mul" as name, 2):
                b, a = self.stack.pop(), self.stack.pop()
                self.stack.append({"add": a + b, "sub": a - b, "mul": a * b}[name])
            case Op("dup"):
                self.stack.append(self.stack[-1])
            case Op("swap"):
                self.stack[-2:] = self.stack[:-3:-1]
            case Op("print", count=n):
                self.out.append(tuple(self.stack[-n:]) if n > 1 else self.stack[-1])
            case Op(name, count):
                raise Halt(f"unknown {name}/{count}")
            case Jump(target, when=None):
                self.pc = target
            case Jump(target, when):
                if bool(self.stack[-1]) is when:
                    self.pc = target
            case {"op": str(op), **rest}:
                self.code[self.pc - 1] = Op(op, **rest)
                self.pc -= 1
            case [first, *_, last]:
                self.stack += [first, last]
            case None:
                raise Halt
            case _:
                raise Halt(f"bad instruction {instruction}")

    def run(self, limit=1000):
        for steps in range(limit):
            try:
                self.step()
            except Halt as stop:
                return steps, str(stop) or "halted", self.out
            except IndexError:
                return steps, "fell off", self.out
        return limit, "timeout", self.out


PROGRAMS = {
    "countdown": [Push(5), Op("print", 1), Push(1), Op("sub"), Jump(1, True), None],
    "maths": [Push([2, 3.5]), {"op": "mul"}, {"op": "print", "count": 1}, Push("@0"), Op("add"), Op("print", 1)],
    "swap": [(1, 5, 9), Op("swap"), Op("print"), Push("plain")],
    "bad": [Op("what", 7)], "loop": [Jump(0)], "other": [3.5], "text": [Push(None)],
}
for name, program in PROGRAMS.items():
    print(f"{name:10}", *Machine(program).run(50))


def where(x):
    match x:
        case Machine(0, []):
            return "fresh"
        case Machine(pc, [top]):
            return f"at {pc} with {top}"
        case Machine(pc=p):
            return f"at {p}"
        case bool():
            return "bool"
        case int(n) if n < 0:
            return "negative"
        case 0 | 1 | 2:
            return "small"
        case -1.5 | "x" | b"y":
            return "literal"
        case ((a, b), [c, d]) | {"a": (a, b), "c": (c, d)}:
            return a, b, c, d
        case {}:
            return "dict"
    return "?"


m = Machine(PROGRAMS["maths"])
print(where(m))
m.step()
print(where(m))
m.step(), m.step()
print(where(m))
for x in [True, -4, 2, 3, -1.5, "x", b"y", ((1, 2), [3, 4]), {"a": [1, 2], "c": (3, 4)}, {"z": 1}, {1, 2}, None]:
    print(where(x), end=" ")
print()
print(Push(3) == Push(3), {Push(3): 1}[Push(3)], Op("a"), Jump(target=4))
