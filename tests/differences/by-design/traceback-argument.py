# what: The third argument of `__exit__` is `...` where CPython gives a traceback object.
# why: Places in the source are the host's; a core holds numbers of them only.
# instead: Look at the exception; `trace is None` says the same on both.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print(type(trace).__name__)
        return True


with Manager():
    raise ValueError
