# The words of an operator in place have its `=`, whatever is known of the types; those of `del` tell what has indices.
class Box:
    pass


def shown(change):
    try:
        change()
    except TypeError as error:
        print(error)


def floats():
    x = 2.5
    x |= 1


def shift():
    x = 2.5
    x <<= 1


def product():
    x = 2.5
    x @= 2


def mask():
    x = 1.5
    x &= 2.5


def difference():
    x = "a"
    x -= "b"


def repeated():
    x = "a"
    x *= "b"


def item():
    del Box()[0]


def key():
    del Box()["k"]


def number():
    del (5)[0]


def fine():
    x, text = 7, "%d"
    x **= 2
    x |= True
    text %= x
    print(x, text)


for change in [floats, shift, product, mask, difference, repeated, item, key, number, fine]:
    shown(change)
x = 1.5
x ^= 3
