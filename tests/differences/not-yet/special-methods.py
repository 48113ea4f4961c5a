# what: `__iter__`, `__next__`, `__index__`, `__getattr__`, `__setattr__`, `__delattr__`, `__enter__` and `__exit__` are refused when the program is checked.
# why: Not built yet.
# instead: Use methods with names of their own, and a list to go through.
class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        return self.left


print(Countdown(3).left)
