# memoryview of bytes, bytearrays and arrays
from array import array

data = bytearray(b"hello world")
view = memoryview(data)
print(len(view), view[0], view[-1], view[1:4].tobytes(), view[::2].tolist(), bytes(view[6:]), view.format, view.itemsize)
view[0] = 72
view[6:11] = b"WORLD"
print(data, view.nbytes, view.readonly, view.ndim, view.shape, view.strides, view[::3].strides, view.contiguous)
part = view[2:8]
part[0] = ord("L")
part[1:3][0] = 33
print(data, part.tobytes(), part[::-1].tobytes(), part.hex(), [b for b in part], 33 in part)
fixed = memoryview(b"abc")
print(fixed.readonly, fixed == b"abc", b"abc" == fixed, fixed == memoryview(bytearray(b"abc")), fixed == b"abd", fixed != 3, hash(fixed) == hash(b"abc"))
numbers = array("i", [1, 2, 3, 4])
ints = memoryview(numbers)
ints[1] = -20
ints[2:4] = array("i", [30, 40])
print(numbers, ints.tolist(), ints[1:3].tolist(), ints.itemsize, ints.nbytes, ints.format, len(ints), sum(ints))
print(memoryview(array("d", [1.5, 2.5]))[::-1].tolist(), view.toreadonly().readonly, memoryview(fixed)[1], fixed.obj)
with memoryview(b"xyz") as m:
    print(m[0], list(m), bytes(m), m.tobytes())


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def put(v, i, x):
    v[i] = x


attempt(lambda: m[0])
attempt(lambda: len(m))
attempt(lambda: view[11])
attempt(lambda: view["a"])
attempt(lambda: put(fixed, 0, 1))
attempt(lambda: put(view, 0, 256))
attempt(lambda: put(view, 0, "a"))
attempt(lambda: put(view, slice(0, 2), b"abc"))
attempt(lambda: put(view.toreadonly(), 0, 1))
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview(3))
attempt(lambda: hash(view))


def checksum(v):
    total = 0
    for b in v:
        total = (total * 31 + b) % 65521
    return total


print(checksum(view), checksum(view[2:5]), isinstance(view, memoryview), type(view))
view.release()
print(view[0])
