# Many exceptions, one after another, leave nothing behind.
def work(n):
    caught = 0
    total = 0
    for i in range(n):
        try:
            if i % 4 == 0:
                raise ValueError(i, "some text")
            if i % 4 == 1:
                total += [1, 2, 3][i]
            if i % 4 == 2:
                total += 7 // (i % 2)
            total += 1
        except ValueError as e:
            caught += e.args[0] % 7
        except (IndexError, ZeroDivisionError) as e:
            caught += 1
        finally:
            total += 1
    return caught, total


def chained(n):
    previous = None
    for i in range(n):
        try:
            try:
                raise KeyError(i)
            except KeyError as e:
                raise RuntimeError(i) from e
        except RuntimeError as e:
            previous = e.__cause__
    return previous


def unwinding(depth):
    if depth == 0:
        raise LookupError("bottom")
    try:
        unwinding(depth - 1)
    finally:
        depths.append(depth)


depths = []
print(work(100000))
print(repr(chained(5000)))
for i in range(3):
    try:
        unwinding(150)
    except LookupError as e:
        print(e, len(depths), sum(depths))
count = 0
for i in range(5):
    try:
        def endless(n):
            return endless(n + 1) + n

        endless(0)
    except RecursionError:
        count += 1
print(count)
