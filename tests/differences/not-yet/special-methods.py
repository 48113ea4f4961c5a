# what: special methods other than `__init__` (`__repr__`, `__eq__`, `__add__`, `__len__`...) are refused when the program is checked.
# why: Not built yet.
# instead: Use a method with a name of its own.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)


print((Money(3) + Money(4)).cents)
