# what: A function that `contextlib.contextmanager`, or a context manager as a decorator, makes of another has a name of its own.
# why: Names belong to code; only what `functools.wraps` decorates, or the program assigns `__name__` to, has another one.
# instead: Assign it: `managed.__name__ = "managed"`.
from contextlib import contextmanager


@contextmanager
def managed():
    yield


print(managed.__name__)
