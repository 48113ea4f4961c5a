# An instance with __getitem__ alone is iterable for whatever takes iterables, too.
from array import array


class Numbers:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index + 1


class Words:
    def __getitem__(self, index):
        if index > 1:
            raise IndexError
        return b"k"


class Endless:
    def __getitem__(self, index):
        return None


def tried(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


def changed(target, change):
    print(change(target), target)


numbers = Numbers()
print(bytes(numbers), bytearray(numbers))
print(b"-".join(Words()), bytearray(b"+").join(Words()))
changed(bytearray(b"a"), lambda octets: octets.extend(numbers))
changed(array("i", [9]), lambda items: items.extend(numbers))
print(array("i", numbers))
print(sorted({1, 2, 7}.intersection(numbers)), sorted({1, 7}.difference(numbers)), sorted(frozenset([3, 4]).intersection(numbers)))
rest = {2, 7}
rest.difference_update(numbers)
print(rest)
rest = {2, 7}
rest.intersection_update(numbers)
print(rest)
octets = bytearray(b"ab")
octets[:1] = numbers
print(octets)
for source in [numbers, Endless(), 3, "a", None]:
    tried(lambda: bytes(source))
