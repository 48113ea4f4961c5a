# raise, except, else, finally: what is caught where, what is said of it.
def divide(a, b):
    try:
        result = a // b
    except ZeroDivisionError:
        return None
    else:
        result += 100
    finally:
        print("divided", a, b)
    return result


def classify(n):
    try:
        if n == 0:
            raise ValueError("zero")
        if n == 1:
            raise KeyError("one")
        if n == 2:
            raise IndexError
        if n == 3:
            raise OSError("no such disk")
        if n == 4:
            raise RuntimeError("many", 1, 2.5)
        if n == 5:
            [1, 2][n]
        if n == 6:
            {"a": 1}["b"]
        if n == 7:
            int("x7")
    except ValueError as e:
        return "ValueError: " + str(e)
    except (KeyError, IndexError) as e:
        return f"lookup {e} {e!r}"
    except Exception as error:
        return repr(error) + " " + str(error) + " " + str(len(error.args))
    return "nothing"


def names(n):
    try:
        if n > 0:
            raise ArithmeticError(n)
    except LookupError:
        print("no")
    except ArithmeticError as e:
        print(type(e).__name__, e.args, isinstance(e, Exception), isinstance(e, ValueError))


print(divide(7, 2), divide(1, 0))
for i in range(9):
    print(i, classify(i))
names(0)
names(5)
try:
    names("x")
except TypeError as e:
    print(e)
try:
    print(e)
except NameError as again:
    print("gone:", again)

total = 0
for i in range(10):
    try:
        total += 10 // (i % 3)
    except ZeroDivisionError as e:
        total += 1000
        if i > 6:
            break
        continue
    finally:
        total += 1
print(total)
try:
    assert total < 0, "message"
except AssertionError as e:
    print("assert", e, e.args)
try:
    assert total < 0
except AssertionError as e:
    print("assert", repr(e), e.args)
print([ValueError("in", "list"), KeyError("k"), Exception()])
print(ValueError, type(ValueError("x")))
