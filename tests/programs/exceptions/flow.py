# return, break and continue through finally, in all combinations.
def returns(n):
    for i in range(5):
        try:
            if i == n:
                return "returned", i
            if i == n - 10:
                break
            if i == n - 20:
                continue
            if i == n - 30:
                raise ValueError(i)
        except ValueError as e:
            print("caught", e)
            return "from handler"
        finally:
            print("finally", i)
    else:
        return "else"
    return "after"


def overrides():
    try:
        return 1
    finally:
        return 2


def swallows():
    while True:
        try:
            raise KeyError(1)
        finally:
            break
    return "swallowed"


def nested(n):
    log = []
    try:
        try:
            try:
                if n == 1:
                    raise ValueError("a")
                if n == 2:
                    raise KeyError("b")
                log.append("body")
                if n == 3:
                    return log
            except ValueError:
                log.append("inner")
                raise
            finally:
                log.append("f1")
        except LookupError:
            log.append("lookup")
        else:
            log.append("else")
        finally:
            log.append("f2")
    except Exception as e:
        log.append(type(e).__name__)
    log.append("end")
    return log


def loops():
    out = []
    for i in range(4):
        for j in range(4):
            try:
                if j == 1:
                    continue
                if j == 3:
                    break
                out.append(i * 10 + j)
            finally:
                out.append(-1)
        try:
            pass
        finally:
            if i == 2:
                break
    return out


def value(x: int) -> int:
    try:
        return x * 2
    finally:
        x = 50


def floats(n):
    x = 1.5
    try:
        x = x * n
        if n > 2:
            raise OverflowError(x)
        x += 0.25
    except OverflowError as e:
        x = -x
    return x


def raises_in_finally():
    try:
        try:
            1 // 0
        finally:
            raise ValueError("second")
    except ValueError as e:
        return e, e.__context__


for n in (0, 3, 10, 12, 21, 31, 33, 99):
    print(n, returns(n))
print(overrides(), swallows())
for n in range(5):
    print(nested(n))
print(loops())
print(value(21), floats(1), floats(3))
print(raises_in_finally())


def closure():
    count = 0

    def step():
        nonlocal count
        try:
            count += 1
            if count % 2:
                raise RuntimeError(count)
        except RuntimeError as e:
            return str(e)
        finally:
            count += 10
        return "even"

    return step


step = closure()
print(step(), step(), step())


def whiles():
    n = 0
    while n < 5:
        n += 1
        try:
            if n == 2:
                continue
            try:
                if n == 4:
                    break
            finally:
                print("inner", n)
        finally:
            print("outer", n)
    else:
        print("not here")
    return n


print(whiles())
