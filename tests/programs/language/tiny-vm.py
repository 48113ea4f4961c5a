"""A stack machine with an assembler: dispatch tables, labels in two passes, a debugger as a generator."""


class Halt(Exception):
    pass


OPS = {}


def op(name=None, operands=0):
    def register(method):
        OPS[(name or method.__name__).upper()] = (len(OPS), operands, method.__name__)
        return method
    return op()(name) if callable(name) else register


class VM:
    def __init__(self, code, out=None):
        self.code, self.stack, self.calls, self.pc, self.memory = code, [], [], 0, {}
        self.out = out if out is not None else []

    @op(operands=1)
    def push(self, n):
        self.stack.append(n)

    @op
    def add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    @op
    def sub(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a - b)

    @op
    def mul(self):
        self.stack[-2:] = [self.stack[-1] * self.stack[-2]]

    @op
    def dup(self):
        self.stack.append(self.stack[-1])

    @op("print")
    def show(self):
        self.out.append(self.stack.pop())

    @op(operands=1)
    def jz(self, target):
        if not self.stack.pop():
            self.pc = target

    @op(operands=1)
    def jmp(self, target):
        self.pc = target

    @op(operands=1)
    def call(self, target):
        self.calls.append(self.pc)
        self.pc = target

    @op
    def ret(self):
        self.pc = self.calls.pop()

    @op(operands=1)
    def store(self, place):
        self.memory[place] = self.stack.pop()

    @op(operands=1)
    def load(self, place):
        self.stack.append(self.memory[place])

    @op
    def halt(self):
        raise Halt

    def steps(self):
        names = {number: (operands, method) for number, operands, method in OPS.values()}
        while True:
            at = self.pc
            operands, method = names[self.code[at]]
            arguments = self.code[at + 1:at + 1 + operands]
            self.pc += 1 + operands
            try:
                getattr(self, method)(*arguments)
            except Halt:
                return at
            except IndexError as error:
                raise RuntimeError(f"stack underflow in {method} at {at}") from error
            yield method, list(self.stack)

    def run(self):
        for count, _ in enumerate(self.steps(), 1):
            if count > 10_000:
                raise RuntimeError("runs for too long")
        return self.out


def assemble(source):
    labels, lines = {}, []
    at = 0
    for number, line in enumerate(source.strip().splitlines(), 1):
        label, colon, rest = line.split(";")[0].rpartition(":")
        if colon:
            labels[label.strip()] = at
        if words := rest.split():
            name, *operands = words
            if name.upper() not in OPS:
                raise SyntaxError(f"line {number}: unknown {name}")
            if len(operands) != OPS[name.upper()][1]:
                raise SyntaxError(f"line {number}: {name} takes {OPS[name.upper()][1]}, got {len(operands)}")
            lines.append((name.upper(), operands))
            at += 1 + len(operands)
    return [word for name, operands in lines
            for word in [OPS[name][0], *[labels[o] if o in labels else int(o) for o in operands]]]


FACTORIAL = """
        push 5
        call fact
        print
        halt
fact:   dup             ; n n
        jz one
        dup
        push 1
        sub
        call fact
        mul
        ret
one:    push 1
        add             ; 0 + 1
        ret
"""
code = assemble(FACTORIAL)
print(code)
print(VM(code).run(), len(OPS))
debugger = VM(code).steps()
for _ in range(6):
    print(next(debugger))
print(VM(assemble("push 3\nstore 0\nloop: load 0\nprint\nload 0\npush 1\nsub\ndup\nstore 0\njz end\njmp loop\nend: halt")).run())
for bad in ("push", "fly 1", "add\nhalt", "x: jmp x"):
    try:
        print(VM(assemble(bad)).run())
    except (SyntaxError, RuntimeError) as error:
        print(type(error).__name__, error, type(error.__cause__).__name__)
