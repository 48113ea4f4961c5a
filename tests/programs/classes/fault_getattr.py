class Box:
    def __init__(self):
        self.a = 1


def get(box, name):
    return getattr(box, name)


def known(box):
    return getattr(
        box, "c")


names = ["a", "b", "c"]
box = Box()
print(get(box, names[0]))
try:
    known(box)
except AttributeError as e:
    print(e)
get(box, names[1])
