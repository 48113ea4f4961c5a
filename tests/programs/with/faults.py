# What is wrong with managers, and what they raise.
class NoExit:
    def __enter__(self):
        print("never")


class NoEnter:
    def __exit__(self, *how):
        print("never")


class Fails:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("enter")
        return self

    def __exit__(self, kind, value, trace):
        if self.where == "exit":
            raise LookupError("exit")
        if self.where == "again":
            raise value
        if self.where == "bare":
            raise
        if self.where == "truth":
            return Odd()


class Odd:
    def __bool__(self):
        raise OverflowError("truth")


class Few:
    def __enter__(self):
        return self

    def __exit__(self):
        pass


def attempt(manager, fails):
    try:
        with manager as m:
            print("in", m is manager)
            if fails:
                raise KeyError("body")
            print("body done")
        print("after")
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__))


for manager in (NoExit(), NoEnter(), 5, "s", None, [1], NoExit):
    attempt(manager, False)
for where in ("enter", "exit", "again", "truth", ""):
    attempt(Fails(where), False)
    attempt(Fails(where), True)
attempt(Fails("bare"), True)
attempt(Few(), True)
try:
    with Fails("") as (a, b):
        print("never")
except TypeError as e:
    print(e)
x = 1
with Fails("") as x:
    del x
try:
    print(x)
except NameError as e:
    print(e)
with Fails(""):
    with Fails("exit"):
        print("last")
