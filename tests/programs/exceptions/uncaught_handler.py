# Faults inside handlers and finally, in functions and the main body.
def first(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        return second(n)


def second(n):
    try:
        return [1][n + 3]
    finally:
        print("finally of second")


def third(n):
    try:
        first(n)
    except IndexError as e:
        print("third", e, type(e.__context__).__name__)
        try:
            raise ValueError("inner")
        except ValueError:
            print("handled")
        raise


try:
    third(0)
except IndexError as e:
    print(e.__context__)
try:
    third(0)
finally:
    {}["last"]
