# A method or attribute of a class may have the name of one of str, list or dict; the receiver may be any of them.
class Word:
    def __init__(self, text):
        self.text = text

    def upper(self):
        return "word " + self.text

    def count(self, x):
        return -x

    def get(self, key):
        return [key]


class Longer(Word):
    pass


class Quiet:
    def upper(self):
        pass


class Held:
    pop = 3


def shown(x):
    try:
        print(x.upper())
    except AttributeError as error:
        print(error)
    try:
        print(x.count(1))
    except (AttributeError, TypeError) as error:
        print(error)
    try:
        print(x.get(1))
    except AttributeError as error:
        print(error)


for one in ["12", Word("a"), [1, 2, 1], {1: 2}, Longer("b"), 5, (1, 1), None]:
    shown(one)
for quiet in ["ab", Quiet()]:
    print(quiet.upper())
for held in [[4, 5], Held()]:
    print(held.pop if isinstance(held, Held) else held.pop())
for failing in [ValueError("x"), Word("y")]:
    try:
        print(failing.args)
    except AttributeError as error:
        print(error)
for last in [Word("z"), 2.5]:
    print(last.upper())
