# SPDX-License-Identifier: MIT
# CPython's view of source files, in the words of ePython's AstPrinter. Reads paths, one a line; answers each
# with a block: "== path", then "error LINE MESSAGE", or the printed tree and, after "-- spans", the place of
# each node.
import ast
import sys
import warnings

OPERATORS = {
    ast.Add: "Add", ast.Sub: "Subtract", ast.Mult: "Multiply", ast.Div: "Divide", ast.FloorDiv: "FloorDivide",
    ast.Mod: "Modulo", ast.Pow: "Power", ast.BitAnd: "And", ast.BitOr: "Or", ast.BitXor: "Xor",
    ast.LShift: "ShiftLeft", ast.RShift: "ShiftRight", ast.MatMult: "MatrixMultiply",
    ast.USub: "Negate", ast.UAdd: "Plus", ast.Invert: "Invert", ast.Not: "Not",
    ast.Lt: "Less", ast.LtE: "LessEqual", ast.Eq: "Equal", ast.NotEq: "NotEqual", ast.Gt: "Greater",
    ast.GtE: "GreaterEqual", ast.Is: "Is", ast.IsNot: "IsNot", ast.In: "In", ast.NotIn: "NotIn",
}
COMPREHENSIONS = {ast.ListComp: "List", ast.GeneratorExp: "Generator"}


def quote(text):
    shown = ""
    for c in text:
        if c == "\n":
            shown += "\\n"
        elif c in "\"\\":
            shown += "\\" + c
        elif c < " " or c == "\x7f":
            shown += f"\\x{ord(c):02x}"
        else:
            shown += c
    return f'"{shown}"'


def constant(value):
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, bytes):
        return 'b' + quote(value.decode('latin-1'))
    if value is Ellipsis:
        return "..."
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return f"{value:.1f}"
    if isinstance(value, float):
        return repr(value).replace("e", "E")
    return repr(value)


def op(node):
    return OPERATORS[type(node)]


def items(nodes):
    return "".join(" " + show(node) for node in nodes)


def optional(before, node):
    return "" if node is None else before + show(node)


def comprehension(kind, element, clauses):
    shown = ""
    for c in clauses:
        shown += f" (for {show(c.target)} in {show(c.iter)}" + "".join(f" if {show(i)}" for i in c.ifs) + ")"
    return f"({kind} {element}{shown})"


def formatted(node):
    conversion = "" if node.conversion == -1 else f" !{chr(node.conversion)}"
    spec = node.format_spec
    if spec is None:
        return f"(format {show(node.value)}{conversion})"
    if all(isinstance(part, ast.Constant) for part in spec.values):
        return f"(format {show(node.value)}{conversion} {quote(''.join(part.value for part in spec.values))})"
    return f"(format {show(node.value)}{conversion} {show(spec)})"


def arguments(a):
    shown = []

    def add(kind, arg, default):
        shown.append(f"{kind}{arg.arg}{optional(': ', arg.annotation)}{optional(' = ', default)}")

    positional = a.posonlyargs + a.args
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    for i, (arg, default) in enumerate(zip(positional, defaults)):
        add("PositionalOnly " if i < len(a.posonlyargs) else "", arg, default)
    if a.vararg:
        add("Star ", a.vararg, None)
    for arg, default in zip(a.kwonlyargs, a.kw_defaults):
        add("KeywordOnly ", arg, default)
    if a.kwarg:
        add("StarStar ", a.kwarg, None)
    return ", ".join(shown)


EXPRESSIONS = {
    ast.Name: lambda n: n.id,
    ast.Constant: lambda n: constant(n.value),
    ast.JoinedStr: lambda n: f"(fstring{items(n.values)})",
    ast.FormattedValue: formatted,
    ast.BinOp: lambda n: f"({op(n.op)} {show(n.left)} {show(n.right)})",
    ast.UnaryOp: lambda n: f"({op(n.op)} {show(n.operand)})",
    ast.BoolOp: lambda n: f"({'and' if isinstance(n.op, ast.And) else 'or'}{items(n.values)})",
    ast.Compare: lambda n: f"(compare {show(n.left)}"
        + "".join(f" {op(o)} {show(c)}" for o, c in zip(n.ops, n.comparators)) + ")",
    ast.IfExp: lambda n: f"(if {show(n.test)} {show(n.body)} {show(n.orelse)})",
    ast.Call: lambda n: f"(call {show(n.func)}{items(n.args)}"
        + "".join(f" {k.arg}={show(k.value)}" if k.arg else f" (doublestar {show(k.value)})" for k in n.keywords) + ")",
    ast.Attribute: lambda n: f"(attribute {show(n.value)} {n.attr})",
    ast.Subscript: lambda n: f"(item {show(n.value)} {show(n.slice)})",
    ast.Slice: lambda n: "(slice " + " ".join("_" if b is None else show(b) for b in (n.lower, n.upper,
        n.step)) + ")",
    ast.List: lambda n: f"(list{items(n.elts)})",
    ast.Tuple: lambda n: f"(tuple{items(n.elts)})",
    ast.Dict: lambda n: "(dict" + "".join(
        f" {show(k)}: {show(v)}" if k else f" **{show(v)}" for k, v in zip(n.keys, n.values)) + ")",
    ast.Starred: lambda n: f"(star {show(n.value)})",
    ast.Lambda: lambda n: f"(lambda ({arguments(n.args)}) {show(n.body)})",
    ast.NamedExpr: lambda n: f"(named {n.target.id} {show(n.value)})",
    ast.ListComp: lambda n: comprehension("List", show(n.elt), n.generators),
    ast.GeneratorExp: lambda n: comprehension("Generator", show(n.elt), n.generators),
    ast.DictComp: lambda n: comprehension("Dict", f"{show(n.key)}: {show(n.value)}", n.generators),
}


def show(node):
    return EXPRESSIONS[type(node)](node)


def imported(names):
    return ", ".join(n.name if n.asname is None else f"{n.name} as {n.asname}" for n in names)


def deleted(targets):
    for t in targets:
        if isinstance(t, (ast.Tuple, ast.List)):
            yield from deleted(t.elts)
        else:
            yield show(t)


STATEMENTS = {
    ast.Expr: lambda n: f"expression {show(n.value)}",
    ast.Assign: lambda n: f"assign {' = '.join(show(t) for t in n.targets)} = {show(n.value)}",
    ast.AugAssign: lambda n: f"augment {show(n.target)} {op(n.op)} {show(n.value)}",
    ast.AnnAssign: lambda n: f"annotate {show(n.target)} : {show(n.annotation)}{optional(' = ', n.value)}",
    ast.If: lambda n: f"if {show(n.test)}",
    ast.While: lambda n: f"while {show(n.test)}",
    ast.For: lambda n: f"for {show(n.target)} in {show(n.iter)}",
    ast.FunctionDef: lambda n: "".join(f"@{show(d)} " for d in n.decorator_list)
        + f"def {n.name}({arguments(n.args)}){optional(' -> ', n.returns)}",
    ast.Return: lambda n: f"return{optional(' ', n.value)}",
    ast.Break: lambda n: "break",
    ast.Continue: lambda n: "continue",
    ast.Pass: lambda n: "pass",
    ast.Global: lambda n: f"global {', '.join(n.names)}",
    ast.Nonlocal: lambda n: f"nonlocal {', '.join(n.names)}",
    ast.Delete: lambda n: f"delete {', '.join(deleted(n.targets))}",
    ast.Assert: lambda n: f"assert {show(n.test)}{optional(', ', n.msg)}",
    ast.Import: lambda n: f"import {imported(n.names)}",
    ast.ImportFrom: lambda n: f"from {'.' * n.level}{n.module or ''} import {imported(n.names)}",
}


def column(lines, line, offset):
    """Of a UTF-8 offset: the column from 1 in UTF-16 units."""
    before = lines[line - 1].encode()[:offset].decode()
    return len(before.encode("utf-16-le")) // 2 + 1


def block(body, indent, lines, output):
    for s in body:
        place = f"{s.lineno}:{column(lines, s.lineno, s.col_offset)}"
        output.append(f"{'  ' * indent}{place} {STATEMENTS[type(s)](s)}")
        if hasattr(s, "body"):
            block(s.body, indent + 1, lines, output)
        if getattr(s, "orelse", None):
            output.append("  " * indent + "else")
            block(s.orelse, indent + 1, lines, output)


def spans(node, lines, output):
    """Places of names, calls, operations... outside f-strings, whose places CPython 3.11 does not know."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr):
            continue
        if isinstance(child, (ast.Name, ast.BinOp, ast.Call, ast.Subscript, ast.Attribute, ast.Compare,
            ast.UnaryOp)):
            start = f"{child.lineno}:{column(lines, child.lineno, child.col_offset)}"
            end = f"{child.end_lineno}:{column(lines, child.end_lineno, child.end_col_offset)}"
            output.append(f"{start}-{end}")
        spans(child, lines, output)


def describe(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        compile(data, path, "exec", dont_inherit=True)
        tree = ast.parse(data, path)
    except SyntaxError as e:
        return [f"error {e.lineno} {e.msg}"]
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    output = ["module m"]
    try:
        block(tree.body, 1, lines, output)
    except KeyError as e:
        return [f"unsupported {e}"]
    places = []
    spans(tree, lines, places)
    return output + ["-- spans"] + sorted(places)


warnings.simplefilter("ignore")
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
for path in sys.stdin.read().splitlines():
    print("==", path)
    print("\n".join(describe(path)))
