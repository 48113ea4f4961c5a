def show(fn, *args, **kw):
    try:
        print(fn(*args, **kw))
    except TypeError as e:
        print("TypeError:", e)

def f(a, b=2, *, c):
    return a, b, c

def g(a, /, b, *rest, k=1):
    return a, b, rest, k

def h(**kw):
    return kw

def p(a, b, /):
    return a + b

show(f)
show(f, 1)
show(f, 1, 2, 3, c=1)
show(f, 1, 2, 3, 4)
show(f, 1, c=2, d=3)
show(f, 1, a=2, c=3)
show(g)
show(g, 1)
show(g, 1, 2, 3, b=4)
show(g, 1, 2, 3, z=4)
show(g, a=1, b=2)
show(h, 1)
show(h, 1, 2, x=3)
show(p, 1, b=2)
show(p, a=1, b=2)
show(p, 1)
show(len, 1, 2)
show(print, 1, 2, sep="-", foo=1)
show(sorted, [3, 1], reverse=True)
show(sorted, [3, 1], revers=True)
show(max, [1, 5, 3], key=lambda x: -x)
show(max, 1, 5, 3)

def attempt(n):
    x = 5
    if n == 0:
        return f(*x)
    if n == 1:
        return f(1, *x)
    if n == 2:
        return f(**x)
    if n == 3:
        return h(**{"a": 1}, **{"a": 2})
    if n == 4:
        return h(**{1: 2})
    if n == 5:
        return [*x]
    if n == 6:
        return (1, *x)
    if n == 7:
        return {**x}
    if n == 8:
        return print(*x)
    if n == 9:
        return h(a=1, **{"a": 5})
    if n == 10:
        return [1].append(*x)
    if n == 11:
        return int(*x)
    if n == 12:
        return len(**x)
    if n == 13:
        return A(*x)
    if n == 14:
        return A(1, 2, 3, k=1).m(*x)
    if n == 15:
        return A(1).nothing(*[1])
    return 0

class A:
    def __init__(self, *a, k=0):
        self.a = a
    def m(self):
        return 1

for i in range(17):
    try:
        print(i, attempt(i))
    except TypeError as e:
        print(i, "TypeError:", e)
    except AttributeError as e:
        print(i, "AttributeError:", e)

def deep(*args):
    if len(args) > 3:
        return args[10]
    return deep(*args, 1)

deep()
