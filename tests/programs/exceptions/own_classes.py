# Classes of exceptions of the program: bases, attributes, text, matching.
class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, name, code=404):
        super().__init__(f"no {name}")
        self.name = name
        self.code = code


class Plain(ValueError):
    "Nothing of its own."


class Counted(AppError):
    count = 0

    def __init__(self, n):
        self.n = n
        Counted.count += 1


class Worded(Exception):
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __str__(self):
        return f"{self.a}/{self.b}"


class Shown(Exception):
    def __repr__(self):
        return "Shown!" + str(len(self.args))


class Both(Worded):
    def __repr__(self):
        return "Both(" + super().__str__() + ")"


class Tagged:
    tag = "t"

    def label(self):
        return self.tag + ":" + type(self).__name__


class Mixed(Tagged, KeyError):
    pass


class MixedLast(LookupError, Tagged):
    tag = "last"


class Old(Exception):
    def __init__(self, *, text):
        Exception.__init__(self, text, 1)


def make(which):
    if which == 0:
        raise AppError
    if which == 1:
        raise AppError("a", 1)
    if which == 2:
        raise NotFound("x")
    if which == 3:
        raise NotFound("y", code=5)
    if which == 4:
        raise Plain(7)
    if which == 5:
        raise Counted(8)
    if which == 6:
        raise Worded(1, "b")
    if which == 7:
        raise Shown(1, 2)
    if which == 8:
        raise Both("p", 2.5)
    if which == 9:
        raise Mixed("key")
    if which == 10:
        raise MixedLast()
    if which == 11:
        raise Old(text="old")
    raise RuntimeError("none")


for i in range(13):
    try:
        make(i)
    except AppError as e:
        print("app", type(e).__name__, e, repr(e), e.args)
    except (Worded, Shown) as e:
        print("two", e, str(e), repr(e), e.args, [e])
    except ValueError as e:
        print("value", e, repr(e), e.args, isinstance(e, Plain))
    except LookupError as e:
        print("lookup", e, repr(e), e.args, str(e) == "'key'", isinstance(e, (Tagged, int)))
    except Exception as e:
        print("other", e, repr(e), e.args)

try:
    make(3)
except NotFound as e:
    print(e.name, e.code + 1, e)
try:
    make(9)
except Mixed as e:
    print(e.label(), e.tag, e)
try:
    make(10)
except MixedLast as e:
    print(e.label(), e)
print(Counted.count)

# Classes in variables, tuples of classes, classes that are no exceptions.
kinds = (NotFound, Plain)
for i in (2, 4, 5):
    try:
        make(i)
    except kinds as e:
        print("kinds", e)
    except Exception as e:
        print("no", e)
for cls in (AppError, Plain, KeyError):
    try:
        raise cls
    except Exception as e:
        print(cls is type(e), repr(e), e.__class__ is cls)
    try:
        raise cls("x") from Plain
    except Exception as e:
        print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        make(2)
    except Tagged:
        print("never")
except TypeError as e:
    print(e)
try:
    raise Tagged()
except TypeError as e:
    print(e)
try:
    raise Tagged
except TypeError as e:
    print(e)

# Chains.
try:
    try:
        make(2)
    except AppError as e:
        raise Plain("second") from e
except Plain as e:
    print(repr(e.__cause__), e.__cause__.args, e.__context__ is e.__cause__)
try:
    try:
        make(2)
    except AppError:
        raise Worded(3, 4)
except Worded as e:
    print(repr(e.__context__), e.__cause__, e)

# An object of one's own.
e = NotFound("z")
e.name = "changed"
e.args = ("p", 2)
print(e, e.args, e.name)
e.__cause__ = Plain("c")
e.__context__ = None
print(repr(e.__cause__), e.__context__, e.__suppress_context__)
try:
    raise e
except AppError as f:
    print(f is e, f.args)
print(isinstance(e, Exception), isinstance(e, Plain), isinstance(e, (int, AppError)), bool(e), e == e, e != NotFound("z"))
errors = [NotFound("a"), Plain(), Worded(1, 2), ValueError(3), Shown()]
print(errors, {1: Both(1, 2)})
print([str(e) for e in errors])
d = {e: 1}
print(d[e])
