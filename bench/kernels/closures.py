# Closures: counters with a state of their own, and functions composed of others, called through a list.
ROUNDS = 200
CALLS = 5000


def make_counter(step):
    count = 0

    def advance(x):
        nonlocal count
        count = (count + step * x) % 1009
        return count

    return advance


def make_adder(n):
    def add(x):
        return x + n

    return add


def compose(f, g):
    def both(x):
        return f(g(x))

    return both


def run(functions, calls):
    n = len(functions)
    total = 0
    at = 0
    for i in range(calls):
        total += functions[at](i & 15)
        at += 1
        if at == n:
            at = 0
    return total


total = 0
for k in range(ROUNDS):
    functions = [make_counter(k + 1), make_adder(k)]
    functions.append(compose(make_adder(2), make_counter(3)))
    functions.append(lambda x: x * k)
    total = (total + run(functions, CALLS)) % 1000003
print(total)
