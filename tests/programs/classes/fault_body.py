# An exception in the body of a class: a frame of its own.
def fail(x):
    return 10 // x


class Bad:
    fine = fail(5)
    print(fine)
    broken = fail(0)
