# What waits for `finally` is looked at where the verifier first comes without an exception.
def joined():
    try:
        pair = ((0.5, 1, 1),) + ((0.5, 1),)
        try:
            inner = {}
        except Exception:
            pass
    except Exception as error:
        print(error)
    finally:
        print("done")
    return pair, inner


def raised(x):
    try:
        pair = ((0.5, 1),) + ((x, 1),)
        try:
            inner = {1: 2}[x]
        except IndexError:
            pass
    except ValueError:
        pass
    finally:
        print("left")
    return pair, inner


print(joined())
print(raised(1))
print(raised(2))
