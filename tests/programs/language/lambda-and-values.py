add = lambda a, b=10: a + b
print(add(1), add(1, 2), add(b=5, a=1))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
for name in ops:
    print(name, ops[name](7, 3))
def compose(f, g):
    return lambda x: f(g(x))
inc = lambda x: x + 1
dbl = lambda x: x * 2
print(compose(inc, dbl)(5), compose(dbl, inc)(5))
table = [inc, dbl, compose(inc, inc), abs, str, len]
for f in table[:4]:
    print(f(-3))
print(table[4](12) + "!", table[5]("four"))
def pick(flag):
    if flag:
        return inc
    return dbl
print(pick(True)(10), pick(False)(10))
print((lambda: "called")())
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6])))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
f = None
def late():
    return helper(3)
def helper(n):
    return n * n
print(late())
helper = lambda n: n + 100
print(late())
