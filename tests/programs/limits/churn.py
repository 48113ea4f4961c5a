# no-cpython: gc.heap and gc.stats are ours
# arguments: 4000
# expect-stdout: heap as before: True\nfragmentation below 0.05: True\n
"""Objects of many sizes and types, as many as the argument says, of which the heap keeps nothing."""
import gc
import sys


class Node:
    def __init__(self, content, other):
        self.content = content
        self.other = other


def numbers(seed):
    while True:
        seed = (seed * 1103 + 12345) % 32768
        yield seed


def made(seed, i, other):
    size = seed % 13
    match seed // 64 % 9:
        case 0:
            return [i] * size
        case 1:
            return (i, seed, str(i))
        case 2:
            return {size: i, str(size): seed}
        case 3:
            return "ab" * size + str(i)
        case 4:
            return Node(i, None if isinstance(other, Node) else other)
        case 5:
            return bytearray(size * 3)
        case 6:
            grown = [0.5] * size
            for _ in range(size):
                grown.append(i / 4)
            return grown
        case 7:
            return lambda: (i, other if not callable(other) else None)
        case _:
            return {i, seed, (size, i)}


def churn(count):
    kept = [None] * 60
    seeds = numbers(7)
    for i in range(count):
        seed = next(seeds)
        kept[seed % 60] = made(seed, i, kept[seed % 59])
        if seed % 61 == 0:                      # rings of what refers to itself
            ring = Node(kept, None)
            ring.other = Node(ring, ring)
    seeds.close()


churn(200)
gc.collect()
before = gc.heap()[0]
churn(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
gc.collect()
after = gc.stats()
print("heap as before:", after["used"] - before < 4096)    # code that was loaded meanwhile lies there, too
print("fragmentation below 0.05:", after["fragmentation"] < 0.05)
