# Names of classes as tracebacks tell them.
def make():
    class Inner(LookupError):
        class Deeper(Exception):
            pass

    return Inner


class Outer:
    class Nested(ArithmeticError):
        pass


try:
    raise make()(1)
except LookupError as e:
    print(type(e).__name__, repr(e), e)
try:
    raise make().Deeper
except Exception as e:
    print(type(e).__name__, repr(e))
try:
    raise Outer.Nested("n")
except ArithmeticError as e:
    error = e
raise make().Deeper("end") from error
