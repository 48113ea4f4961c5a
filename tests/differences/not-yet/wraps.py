# what: A function that `functools.wraps` decorates keeps its own `__name__` and `__doc__`.
# why: Names belong to code, not to function objects.
# instead: Print the name before the function is decorated.
import functools


def noisy(function):
    @functools.wraps(function)
    def wrapper():
        return function()
    return wrapper


@noisy
def answer():
    return 42


print(answer.__name__)
