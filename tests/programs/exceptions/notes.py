class Own(ValueError):
    def __init__(self, code):
        super().__init__(f"own {code}")
        self.code = code


def tell(error):
    print(type(error).__name__, error, getattr(error, "__notes__", []), hasattr(error, "__notes__"))


plain, own = KeyError("k"), Own(3)
tell(plain)
plain.add_note("first")
own.add_note("of own")
own.add_note("")
tell(plain)
tell(own)
for bad in (5, None, ["x"]):
    try:
        own.add_note(bad)
    except TypeError as error:
        print(error)
try:
    try:
        [][1]
    except IndexError as error:
        error.add_note("while reading")
        error.add_note("two\nlines")
        raise
except IndexError as again:
    tell(again)
    for note in again.__notes__:
        print("-", note)
    again.__notes__.append("by hand")
    print(len(again.__notes__), again.__cause__, again.args)


def outer():
    try:
        raise own
    except Own as error:
        error.add_note("seen by outer")
        made = RuntimeError("outer failed")
        made.add_note("try again")
        made.__cause__ = plain
        print(repr(made.__cause__))
        raise made from error


def deep(n):
    try:
        if n == 0:
            outer()
        deep(n - 1)
    except RuntimeError as error:
        error.add_note(f"level {n}")
        raise


try:
    KeyError("none").__notes__
except AttributeError as error:
    print(error)
deep(2)
