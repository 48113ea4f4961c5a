# print(*x) of what has texts of its own: x is taken first, then each is asked for its text.


class Named:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name


class Mute:
    def __repr__(self):
        return 3


def items():
    yield Named('one')
    print('(between)', end=' ')
    yield 2


for taken in [2, 'é€', {'a': 1}, Named('x'), [Mute()], None]:
    try:
        print(*taken, sep='-')
    except TypeError as error:
        print()
        print(type(error).__name__, error)

print(*items(), *[Named('three')], Named('four'), sep=', ')
try:
    print(*items(), *Mute(), end='?')
except TypeError as error:
    print()
    print(error)
try:
    print(*[Named('not shown')], **{'sep': '+', 'nothing': 1})
except TypeError as error:
    print(error)
