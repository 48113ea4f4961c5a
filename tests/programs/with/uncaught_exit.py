# An __exit__ that raises while an exception is on its way.
class Bad(Exception):
    pass


class Log:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        check(value)


def check(value):
    if value:
        raise Bad("while leaving")


def work():
    with Log():
        raise KeyError("first")


work()
