# json: what is written, read back, refused
# i64f64-only: floats and ints beyond 32 bits
import json
from collections import OrderedDict
from dataclasses import asdict, dataclass
from json import JSONDecodeError, dumps, loads

values = [
    None, True, False, 0, -12, 1.5, -0.0, 1e100, "", "plain", 'quo"te \\ / \b\f\n\r\t\x01\x7f', "é€😀", [], {}, (), [1, [2, [3]]],
    {"a": 1, "b": [True, None], "c": {"d": {}}, "e": ()}, {1: "int", 2.5: "float", None: 0, True: 1},
    [float("nan"), float("inf"), float("-inf")],
]
for value in values:
    print(dumps(value), dumps(value, ensure_ascii=False))
nested = {"name": "Widget", "sizes": [1, 2, {"deep": []}], "none": {}, "tags": ("x", "y")}
print(dumps(nested, indent=2))
print(dumps(nested, indent=0, sort_keys=True), dumps(nested, indent="--"), dumps(nested, separators=(",", ":")), sep="\n")
print(dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), dumps({(1, 2): 3, "k": 4}, skipkeys=True), dumps({(1,): 3}, skipkeys=True))
print(loads(dumps(nested)) == {**nested, "tags": ["x", "y"]}, loads(dumps(values[:16], indent=1)) == [*values[:14], [], values[15]])


@dataclass
class Point:
    x: int
    y: int = 0


def plain(value):
    if isinstance(value, complex):
        return {"re": value.real, "im": value.imag}
    if isinstance(value, set):
        return sorted(value)
    raise TypeError(f"no way to write a {type(value).__name__}")


class Encoder(json.JSONEncoder):
    def default(self, o):
        return f"<{o.x}>" if isinstance(o, Point) else super().default(o)


print(dumps(asdict(Point(3))), dumps([1 + 2j, {3, 1}], default=plain), Encoder().encode([Point(1)]), Encoder(indent=1).encode([Point(2)]))
print(dumps(OrderedDict([("z", 1), ("a", OrderedDict())])))
texts = [
    "null", " true ", "[1, -2.50, 3e2, 1E-2, 0, -0, -0.0]", '{"a": {"b": [{}, []]}, "a": 2}', '"\\u00e9\\ud83d\\ude00\\n\\/"', b'["b"]',
    "[NaN, Infinity, -Infinity]", "12", '\n{\t"k"\r: [ ] }', '"caf\u00e9"', "9007199254740993", "-1.5e+3",
]
for text in texts:
    print(repr(loads(text)))
print(loads('{"x": 1, "y": {"x": 5}}', object_hook=lambda d: Point(**d) if d.keys() <= {"x", "y"} else d))
print(loads('{"b": 1, "a": 2}', object_pairs_hook=OrderedDict), loads("[1.25, 7]", parse_float=str, parse_int=float))
wrong = [
    "", "  ", "nul", "tru", "[1,", "[1 2]", "[1,]", "{", '{"a"}', '{"a":}', '{"a": 1,}', "{a: 1}", '{"a": 1 "b": 2}', '"open', '"\\x"',
    '"\\u12g4"', '"line\nbreak"', "1 2", "01", "-", "1.", "[1]]", "+1", ".5", "'x'", '"\\', "[\n1,\n?]", "1e",
]
for text in wrong:
    try:
        print(repr(text), loads(text))
    except JSONDecodeError as error:
        print(f"{error} | {error.msg!r} {error.pos} {error.lineno} {error.colno} {error.doc == text}")
loop = [1]
loop.append({"again": loop})
for bad in (
    lambda: dumps({1, 2}), lambda: dumps([int]), lambda: dumps({(1, 2): 3}), lambda: dumps(loop), lambda: dumps(Point(1)),
    lambda: loads(5), lambda: dumps(float("nan"), allow_nan=False), lambda: dumps(b"x"), lambda: dumps(3j, default=lambda o: o),
    lambda: dumps({"a": 1, 2: 3}, sort_keys=True), lambda: dumps(Point(1), default=plain),
):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
loads('{"unfinished": [1, 2}')
