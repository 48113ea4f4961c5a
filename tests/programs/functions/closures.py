def adder(n):
    return lambda x: x + n


print(adder(5)(10), [adder(i)(1) for i in range(3)])


def counter():
    count = 0

    def inc(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count

    def reset(value=0):
        nonlocal count
        count = value

    return inc, get, reset


inc, get, reset = counter()
inc(); inc(5)
print(get())
reset(100)
print(inc(), get())


def late_binding():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]


print(late_binding())


def param_captured(x, y=2):
    def change(v):
        nonlocal x
        x = v
        return x + y
    first = change(10)
    return first, x


print(param_captured(1), param_captured(1, y=0))


def mixed_kinds():
    i = 1
    f = 0.5
    b = True
    s = "s"
    lst = [1]

    def show():
        return i, f, b, s, lst

    def change():
        nonlocal i, f, b, s, lst
        i += 1
        f *= 3
        b = not b
        s += "!"
        lst = lst + [i]

    change()
    change()
    return show()


print(mixed_kinds())


def fibonacci_maker():
    memo = {0: 0, 1: 1}

    def fib(n):
        if n not in memo:
            memo[n] = fib(n - 1) + fib(n - 2)
        return memo[n]

    return fib


print(fibonacci_maker()(40))


def chain(functions):
    def run(value):
        for f in functions:
            value = f(value)
        return value
    return run


print(chain([lambda v: v + 1, lambda v: v * 10, str])(4))


def nest(a):
    def middle():
        def innermost():
            return a * 2
        return innermost
    return middle()()


print(nest(21))
