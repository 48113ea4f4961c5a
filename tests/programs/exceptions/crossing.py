# Exceptions cross functions of all modes, any number of times.
def leaf(n):
    if n % 3 == 0:
        raise ValueError(n)
    if n % 3 == 1:
        return 100 // (n - n)
    return [n][n]


def middle(n):
    return leaf(n) + 1


def catching(n):
    try:
        return middle(n)
    except ValueError as e:
        return -e.args[0]


def passing(n):
    try:
        return catching(n)
    finally:
        visited.append(n)


def raising(n):
    try:
        return passing(n)
    except ZeroDivisionError as e:
        raise KeyError(n) from e


def bounce(depth, n):
    if depth == 0:
        return raising(n)
    try:
        return bounce2(depth - 1, n)
    except KeyError as e:
        seen[0] += 1
        raise


def bounce2(depth, n):
    try:
        if depth == 0:
            return raising(n)
        return bounce(depth - 1, n)
    except IndexError as e:
        seen[1] += 1
        raise RuntimeError(depth) from None


visited = []
seen = [0, 0]
for n in range(9):
    try:
        print(n, bounce(n + 2, n))
    except (KeyError, RuntimeError) as e:
        print(n, repr(e), repr(e.__cause__), e.__suppress_context__)
print(visited, seen)


def apply(f, x):
    return f(x)


def guarded(f, x, default):
    try:
        return apply(f, x)
    except Exception as e:
        return default


def nested_calls(x):
    return guarded(lambda y: guarded(leaf, y, 1 // (y - 4)), x, "outer")


print([nested_calls(x) for x in range(8)])
print(sorted([3, 0, 4, 2], key=lambda v: guarded(middle, v, v)))


def from_builtin(values):
    try:
        return sorted(values, key=lambda v: 12 // v)
    except ZeroDivisionError as e:
        return str(e)


print(from_builtin([3, 1, 2]), from_builtin([1, 0]))
print(list(map(lambda v: guarded(leaf, v, None), range(5))))
