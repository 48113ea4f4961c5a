# The constructor of what is raised cannot be called so.
class Two(Exception):
    def __init__(self, a, b):
        self.a = a


def f(cls):
    raise cls(1)


f(Two)
