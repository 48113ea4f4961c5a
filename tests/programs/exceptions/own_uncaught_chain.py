# A chain of exceptions whose classes make their text, one of which cannot.
class Told(Exception):
    def __str__(self):
        return "told " + str(len(self.args))


class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")


class Mute(KeyError):
    pass


class Box:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Box({self.x})"


def first():
    try:
        {}[Box(1)]
    except KeyError as e:
        raise Told(1, 2) from e


def second():
    try:
        first()
    except Told:
        raise Broken("x")


def third():
    try:
        second()
    except Broken as e:
        raise Mute(Box(2)) from e


def last():
    try:
        third()
    finally:
        raise ValueError([Box(3)], Box(4))


last()
