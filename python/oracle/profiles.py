# SPDX-License-Identifier: MIT
"""The oracle of a number profile: runs a program under CPython with the ints and floats that the profile has.

Usage: python3 profiles.py [--numbers=i64f64] program.py [arguments]      (i32f32 otherwise)

The program's syntax tree is rewritten so that every operator, call and literal passes through a function below. It raises
OverflowError for an int result that does not fit: i64f64 has ints of 64 bits; i32f32 of -2**31 .. 2**32-1, and there
arithmetic under a constant mask of at most 32 bits, (a * b + c) & 0xFFFFFFFF, is exact: only its masked result is checked.
Under i32f32 it also rounds a float result to single (computed in double and rounded once, which is exact for + - * / and
sqrt). Frames of this file are left out of tracebacks.
"""
import ast
import builtins
import math
import operator
import os
import struct
import sys
import traceback

MASK_HIGH = 2**32 - 1


class Numbers:
    """A profile, and what a run saw of its limits."""

    def __init__(self, name):
        self.is_single = name == "i32f32"
        self.bits = 32 if self.is_single else 64
        self.low = -(2 ** (self.bits - 1))
        self.high = MASK_HIGH if self.is_single else 2**63 - 1
        self.overflowed = False     # an int did not fit
        self.saw_word = False       # arithmetic passed 31 bits: whether that fits depends on what inference knows of it


numbers = Numbers("i32f32")


def single(x):
    if not numbers.is_single:
        return x
    if x != x or x in (math.inf, -math.inf):
        return x
    try:
        return struct.unpack("<f", struct.pack("<f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


GROWING = {"Add", "Sub", "Mult", "LShift", "Pow", "USub"}     # whose results may be larger than their operands


def fit(value, operation=None):
    """A result as the profile has it."""
    if type(value) is float:
        return single(value)
    if type(value) is int:
        if not numbers.low <= value <= numbers.high:
            numbers.overflowed = True
            raise OverflowError(f"integer result does not fit in {numbers.bits} bits")
        if numbers.is_single and value > 2**31 - 1 and operation in GROWING:
            numbers.saw_word = True
    if type(value) is tuple and any(type(item) in (int, float) for item in value):
        return tuple(fit(item) for item in value)
    return value


original_sum, original_hash, original_id = sum, hash, id       # any int of 32 bits will do for these two


def short_hash(value):
    """31 bits of CPython's hash. The lower ones alone are all the same for most floats."""
    whole = original_hash(value)
    return (whole if -1 << 31 <= whole < 1 << 31 else whole ^ whole >> 31) & 0x7FFFFFFF


# Each partial result must fit.
def fitting_sum(iterable, /, start=0):
    if type(start) is str:
        return original_sum(iterable, start)
    total = start
    for item in iterable:
        total = fit(total + item, "Add")
    return total


def fitting_product(iterable, /, *, start=1):
    total = start
    for item in iterable:
        total = fit(total * item, "Mult")
    return total


OPERATORS = {
    "Add": operator.add, "Sub": operator.sub, "Mult": operator.mul, "Div": operator.truediv,
    "FloorDiv": operator.floordiv, "Mod": operator.mod, "Pow": operator.pow, "BitAnd": operator.and_,
    "BitOr": operator.or_, "BitXor": operator.xor, "LShift": operator.lshift, "RShift": operator.rshift,
    "MatMult": operator.matmul, "USub": operator.neg, "UAdd": operator.pos, "Invert": operator.invert,
}
IN_PLACE = {
    "Add": operator.iadd, "Sub": operator.isub, "Mult": operator.imul, "Div": operator.itruediv,
    "FloorDiv": operator.ifloordiv, "Mod": operator.imod, "Pow": operator.ipow, "BitAnd": operator.iand,
    "BitOr": operator.ior, "BitXor": operator.ixor, "LShift": operator.ilshift, "RShift": operator.irshift,
    "MatMult": operator.imatmul,
}


EXACT_BINARY = (ast.Add, ast.Sub, ast.Mult, ast.LShift, ast.BitOr, ast.BitXor, ast.BitAnd)
EXACT_UNARY = (ast.USub, ast.Invert)


class Formatted(float):
    """What '%d' makes an int of."""

    def __int__(self):
        return fit(int(float(self)), None)


Formatted.__name__ = "float"        # in messages

def formatted(values):
    if type(values) is tuple:
        return tuple(map(formatted, values))
    return Formatted(values) if type(values) is float else values


def binary(name, left, right):
    if name == "Mod" and type(left) is str:
        return left % formatted(right)
    return fit(OPERATORS[name](left, right), name)


def exact(name, *operands):
    return OPERATORS[name](*operands)


def is_mask(node):
    return numbers.is_single and isinstance(node, ast.Constant) and type(node.value) is int and 0 <= node.value <= MASK_HIGH


def is_exact(node):
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, EXACT_UNARY) and not isinstance(node.operand, ast.Constant)
    return isinstance(node, ast.BinOp) and isinstance(node.op, EXACT_BINARY)


def is_arithmetic(node):
    """Whether something in the expression may leave 32 bits."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitOr, ast.BitXor, ast.BitAnd)):
        return is_arithmetic(node.left) or is_arithmetic(node.right)
    return is_exact(node)


def in_place(name, left, right):
    return fit(IN_PLACE[name](left, right), name)


# What is changed in place is read before the right operand is computed.
def item(container, index):
    return container, index, container[index]


def in_place_item(name, place, right):
    container, index, value = place
    container[index] = fit(IN_PLACE[name](value, right), name)


def attribute(owner, attribute):
    return owner, attribute, getattr(owner, attribute)


def in_place_attribute(name, place, right):
    owner, attribute, value = place
    setattr(owner, attribute, fit(IN_PLACE[name](value, right), name))


def unary(name, operand):
    return fit(OPERATORS[name](operand), name)


FROM_FLOAT = {"int", "round", "floor", "ceil", "trunc"}


def called_name(node):
    return getattr(node.func, "id", getattr(node.func, "attr", None))


def converted(function, *arguments, **named):
    """A float becomes an int with a sign: nothing is known of it that would make it a word."""
    value = function(*arguments, **named)
    if arguments and type(arguments[0]) is float and type(value) is int and value >= 1 << numbers.bits - 1:
        value = numbers.high + 1
    return value


class Rewriter(ast.NodeTransformer):
    def call(self, node, function, *arguments):
        name = ast.Attribute(ast.Name("__oracle__", ast.Load()), function, ast.Load())
        return ast.fix_missing_locations(ast.copy_location(ast.Call(name, list(arguments), []), node))

    def visit_Constant(self, node):
        if type(node.value) is float:
            node.value = single(node.value)
        return node

    def visit_MatchValue(self, node):
        """Patterns may hold literals and names only; one with a sign is a literal."""
        literal = node.value.operand if isinstance(node.value, ast.UnaryOp) else node.value
        if isinstance(literal, ast.Constant):
            self.visit_Constant(literal)
        return node

    def visit_BinOp(self, node):
        is_and = isinstance(node.op, ast.BitAnd)
        left_is_exact = is_and and is_mask(node.right) and is_arithmetic(node.left)
        right_is_exact = is_and and is_mask(node.left) and is_arithmetic(node.right)
        left = self.masked(node.left) if left_is_exact else self.visit(node.left)
        right = self.masked(node.right) if right_is_exact else self.visit(node.right)
        return self.call(node, "binary", ast.Constant(type(node.op).__name__), left, right)

    def masked(self, node):
        """The operands of operators whose low 32 bits depend only on those of their operands (of a shift: of its left
        one), rewritten; the operators themselves left exact."""
        if not is_exact(node):
            return self.visit(node)
        if isinstance(node, ast.UnaryOp):
            operands = [self.masked(node.operand)]
        elif isinstance(node.op, ast.LShift):
            operands = [self.masked(node.left), self.visit(node.right)]
        else:
            operands = [self.masked(node.left), self.masked(node.right)]
        return self.call(node, "exact", ast.Constant(type(node.op).__name__), *operands)

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Not):
            return node
        return self.call(node, "unary", ast.Constant(type(node.op).__name__), node.operand)

    def visit_Call(self, node):
        self.generic_visit(node)
        if called_name(node) in FROM_FLOAT and node.args and not isinstance(node.args[0], ast.Starred):
            converting = ast.Attribute(ast.Name("__oracle__", ast.Load()), "converted", ast.Load())
            node.args.insert(0, node.func)
            node.func = ast.fix_missing_locations(ast.copy_location(converting, node))
        return self.call(node, "fit", node)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        name = ast.Constant(type(node.op).__name__)
        if isinstance(node.target, ast.Name):
            load = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
            value = self.call(node, "in_place", name, load, node.value)
            return ast.copy_location(ast.Assign([node.target], value), node)
        if isinstance(node.target, ast.Subscript) and not isinstance(node.target.slice, ast.Slice):
            place = self.call(node, "item", node.target.value, node.target.slice)
            value = self.call(node, "in_place_item", name, place, node.value)
            return ast.copy_location(ast.Expr(value), node)
        if isinstance(node.target, ast.Attribute):
            place = self.call(node, "attribute", node.target.value, ast.Constant(node.target.attr))
            value = self.call(node, "in_place_attribute", name, place, node.value)
            return ast.copy_location(ast.Expr(value), node)
        return node


def report(error, helpers):
    """CPython's traceback, with what it came from, without the frames of the files that help to run the program."""
    told = first = traceback.TracebackException.from_exception(error)
    while told:
        told.stack = traceback.StackSummary.from_list([f for f in told.stack if f.filename not in helpers])
        told = told.__cause__ or told.__context__
    sys.stderr.write("".join(first.format()))


def prepare(profile):
    """What the profile's programs see otherwise than CPython's. Once, before anything is compiled for it."""
    global numbers
    numbers = Numbers(profile)
    builtins.__oracle__ = sys.modules[__name__]
    builtins.sum, math.prod = fitting_sum, fitting_product
    if numbers.is_single:
        math.pi, math.e, math.tau = single(math.pi), single(math.e), single(math.tau)
        sys.maxsize = 2**31 - 1
        builtins.hash = short_hash
        builtins.id = lambda value: original_id(value) & 0x7FFFFFFF


def compiled(source, path):
    tree = Rewriter().visit(ast.parse(source, path))
    return compile(ast.fix_missing_locations(tree), path, "exec")


def main():
    arguments = sys.argv[1:]
    prepare(arguments.pop(0).split("=")[1] if arguments[0].startswith("--numbers=") else "i32f32")
    path = arguments[0]
    with open(path, encoding="utf-8") as file:
        code = compiled(file.read(), path)
    sys.argv = arguments
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    try:
        exec(code, {"__name__": "__main__"})
    except SystemExit:
        raise
    except BaseException as error:
        sys.stdout.flush()
        report(error, {__file__})
        sys.exit(1)


if __name__ == "__main__":
    main()
