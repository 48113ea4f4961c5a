# pow() with three arguments: whose types are wrong, and in which words.
def power(*args):
    try:
        print(pow(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


power(2, 10, 7)
power(2, 3, None)
power(2, 3, "a")
power("a", 2, 3)
power(2, 3, 2.5)
power(2.0, 3, 5)
power(2.0, 3, "a")
power(3, 2, 0)
print(pow(0.25, 0.5, None), pow(2, 2, None))
