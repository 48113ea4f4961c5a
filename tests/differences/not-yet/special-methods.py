# what: `__index__`, `__getattr__`, `__setattr__` and `__delattr__` are refused when the program is checked.
# why: Not built yet.
# instead: Use methods with names of their own.
class Place:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


print("abc"[Place(1)])
