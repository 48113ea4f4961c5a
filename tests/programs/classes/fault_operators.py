# An operator that neither operand knows.
class Left:
    def __add__(self, other):
        return NotImplemented


class Right:
    pass


def add(a, b):
    return a + b


print(add(1, 2))
add(Left(), Right())
