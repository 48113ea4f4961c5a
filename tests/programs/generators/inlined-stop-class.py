# An exception of the program that is a StopIteration is a RuntimeError, too, where it leaves a generator.
class Done(StopIteration):
    pass


def f(n):
    for i in range(n):
        if i == 2:
            raise Done(i)
        yield i


try:
    for x in f(4):
        print(x)
except RuntimeError as error:
    print(error)
