# SPDX-License-Identifier: MIT
"""Heaps in lists, as CPython's heapq: the same items lie at the same places."""


def heappush(heap, item, /):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        first = heap[0]
        heap[0] = item
        _sink(heap, 0)
        return first
    return item


def heapify(x, /):
    for place in range(len(x) // 2 - 1, -1, -1):
        _sink(x, place)


def _rise(heap, start, place):
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        if not item < heap[above]:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = item


# The smaller child moves up until a leaf is free; from there the item rises: fewer comparisons than looking where it fits.
def _sink(heap, place):
    start, end = place, len(heap)
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, start, place)


def merge(*iterables, key=None, reverse=False):
    heads = []
    for number, iterable in enumerate(iterables):
        items = iter(iterable)
        for item in items:
            heads.append(_Head(item, item if key is None else key(item), -number if reverse else number, items, reverse))
            break
    heapify(heads)
    while heads:
        head = heads[0]
        yield head.item
        for item in head.items:
            head.item = item
            head.key = item if key is None else key(item)
            _sink(heads, 0)
            break
        else:
            heappop(heads)


class _Head:
    """The next item of one of the things that are merged."""

    def __init__(self, item, key, number, items, reverse):
        self.item = item
        self.key = key
        self.number = number
        self.items = items
        self.reverse = reverse

    def __lt__(self, other):
        if self.reverse:
            return other.key < self.key or (not self.key < other.key and self.number > other.number)
        return self.key < other.key or (not other.key < self.key and self.number < other.number)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
