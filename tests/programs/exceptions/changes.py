# What the body of a try has changed is seen by its handler, for variables of every kind.
def ints(n):
    count = 0
    square = 0
    try:
        while True:
            count += 1
            square = count * count
            if count == n:
                raise StopIteration
    except StopIteration:
        return count, square


def floats(values):
    total = 0.0
    last = -1.0
    try:
        for v in values:
            last = v
            total += 1.0 / v
    except ZeroDivisionError:
        total = -total
    return total, last


def values(words):
    text = ""
    seen = []
    best = None
    flag = False
    try:
        for w in words:
            text += w
            seen.append(len(w))
            flag = not flag
            best = w if best is None or len(w) > len(best) else best
            if w == "stop":
                raise KeyError(w)
    except KeyError:
        text += "!"
    finally:
        seen = seen + [99]
    return text, seen, best, flag


def not_yet(n):
    a, b = 1, 2
    try:
        a, b = n + 1, 10 // n
    except ZeroDivisionError:
        return a, b
    return b, a


def rounds(n):
    last = -1
    out = []
    for i in range(n):
        try:
            if i % 2:
                out.append(last)
                raise ValueError
            last = i
        except ValueError:
            out.append(i)
    return out


def ranges(n):
    i = -5
    data = [0] * 10
    try:
        for i in range(n):
            data[i] = i
    except IndexError:
        data[0] = i
    return data, i


def bounds(items):
    low = 0
    try:
        low = 20
        return items[low]
    except IndexError:
        pass
    return items[low - 20]


def grows(n):
    items = [0] * n
    try:
        items = items[:2]
        return items[n - 1]
    except IndexError:
        return items[len(items) - 1], len(items)


def parameter(x, step):
    try:
        x = x + step
        if x > 10:
            raise OverflowError
        x = x * 2
    except OverflowError:
        return "over", x
    return x


def maybe(n):
    try:
        if n:
            bound = 1
        1 // n
    except ZeroDivisionError:
        pass
    try:
        return bound
    except UnboundLocalError as e:
        return str(e)


def nest():
    log = []
    x = 0
    try:
        x = 1
        try:
            x = 2
            log.append(x)
            raise ValueError
        except KeyError:
            x = 3
        finally:
            log.append(x)
            x += 10
    except ValueError:
        log.append(x)
        x += 100
        try:
            x += 1000
            raise TypeError
        except TypeError:
            log.append(x)
    return log, x


print(ints(7), floats([1.0, 2.0, 4.0]), floats([2.0, 0.0, 1.0]))
print(values(["a", "bcd", "stop", "never"]), values(["x"]))
print(not_yet(0), not_yet(5), rounds(6), ranges(4), ranges(20))
print(bounds([5, 6]), grows(5), parameter(1, 2), parameter(9, 4))
print(maybe(0), maybe(1), nest())
