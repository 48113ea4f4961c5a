# module gc, as far as CPython has it
import gc


class Node:
    def __init__(self):
        self.other = None


def cycles(n):
    for i in range(n):
        a, b = Node(), Node()
        a.other, b.other = b, a
    return a


kept = cycles(200)
print(type(gc.collect()).__name__, gc.isenabled(), kept.other.other is kept)
gc.disable()
print(gc.isenabled())
gc.enable()
gc.collect(1)
print(gc.isenabled(), gc.collect(generation=2) >= 0)
gc.collect("all")
