# A variable of an enclosing function that is not bound is a NameError, one's own an UnboundLocalError.
def outer(which):
    def inner():
        return quantity

    def number():
        return count + 1

    def own():
        x = quantity if which else 0
        del x
        return x

    def deep():
        return [lambda: quantity][0]()

    for f in (inner, number, own, deep):
        try:
            print(f())
        except NameError as e:
            print(type(e).__name__, e, type(e) is NameError, isinstance(e, UnboundLocalError), e.args)
    quantity = "v"
    count = 5
    for f in (inner, number, own, deep):
        try:
            print(f())
        except NameError as e:
            print(type(e).__name__, e)
    if which:
        del quantity, count
    try:
        print(inner(), number())
    except UnboundLocalError as e:
        print("never", e)
    except NameError as e:
        print(repr(e))
    return inner


outer(0)
outer(1)()
