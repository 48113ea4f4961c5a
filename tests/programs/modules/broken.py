def ok(n):
    return n * 2


def bad(n):
    return 100 // n
