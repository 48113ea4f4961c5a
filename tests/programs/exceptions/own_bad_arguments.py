# Arguments that a constructor does not take, and other faults while an exception is made.
class Plain(Exception):
    pass


class Two(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class Wrong(Exception):
    def __init__(self):
        super().__init__(x=1)


class Returns(Exception):
    def __init__(self):
        return 5


class Fails(Exception):
    def __init__(self):
        1 // 0


class Unset(Exception):
    def __init__(self, flag):
        if flag:
            self.x = 1


def attempt(cls, *, n=0):
    try:
        if n == 0:
            raise cls
        if n == 1:
            raise cls(1)
        raise cls(1, 2)
    except Exception as e:
        print(type(e).__name__, e, e.args)


for cls in (Plain, Two, Wrong, Returns, Fails):
    attempt(cls)
    attempt(cls, n=1)
    attempt(cls, n=2)
try:
    Plain(x=1)
except TypeError as e:
    print(e)
try:
    Two(1)
except TypeError as e:
    print(e)
try:
    raise Two(b=2, a=1)
except Two as e:
    print(e, e.args, e.b)
try:
    print(Unset(0).x)
except AttributeError as e:
    print(e)
try:
    print(Plain(1).nothing)
except AttributeError as e:
    print(e)
try:
    raise Plain(1) from 5
except TypeError as e:
    print(e)
e = Plain()
for value in (None, ValueError(2), 3):
    try:
        e.__cause__ = value
        print(repr(e.__cause__))
    except TypeError as t:
        print(t)
    try:
        e.__context__ = value
        print(repr(e.__context__))
    except TypeError as t:
        print(t)
try:
    e.__suppress_context__ = 1
except TypeError as t:
    print(t)
e.args = [1, "b"]
print(e.args, e)
try:
    e.args = 5
except TypeError as t:
    print(t)
raise Fails
