# An exception that is raised again keeps all places that it left.
def deep(n):
    if n == 0:
        raise ValueError("bottom")
    deep(n - 1)


def again(n):
    try:
        deep(n)
    except ValueError:
        raise


def named(n):
    try:
        again(n)
    except ValueError as e:
        raise e


def final(n):
    try:
        named(n)
    finally:
        print("left")


final(2)
