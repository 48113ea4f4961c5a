from collections import OrderedDict
import functools


class LRUCache:
    def __init__(self, capacity: int = 3):
        self.capacity = capacity
        self._data = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        if key not in self._data:
            self.misses += 1
            return default
        self._data.move_to_end(key)
        self.hits += 1
        return self._data[key]

    def put(self, key, value):
        self._data[key] = value
        self._data.move_to_end(key)
        if len(self._data) > self.capacity:
            old, _ = self._data.popitem(last=False)
            return old
        return None

    __getitem__ = get
    __setitem__ = put

    def __contains__(self, key):
        return key in self._data

    def __len__(self):
        return len(self._data)

    def __delitem__(self, key):
        del self._data[key]

    def __repr__(self):
        return f"<LRU {list(self._data.items())}>"


class Node:
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LinkedLRU:
    """The same, by a doubly linked list."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next = self.tail
        self.tail.prev = self.head

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        node.prev, node.next = self.tail.prev, self.tail
        self.tail.prev.next = node
        self.tail.prev = node

    def get(self, key):
        node = self.map.get(key)
        if node is None:
            return -1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key, value):
        if key in self.map:
            self._unlink(self.map[key])
        node = self.map[key] = Node(key, value)
        self._push(node)
        if len(self.map) > self.capacity:
            first = self.head.next
            self._unlink(first)
            del self.map[first.key]

    def keys(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.cache
def grid(a, b):
    return 1 if a == 0 or b == 0 else grid(a - 1, b) + grid(a, b - 1)


@functools.lru_cache(maxsize=2)
def noisy(x, y=1):
    print("computing", x, y)
    return x * y


cache = LRUCache()
for k in "abcab":
    cache.put(k, k.upper())
cache["d"] = "D"
print(cache, cache["a"], cache["zz"], len(cache), "d" in cache, cache.hits, cache.misses)
del cache["d"]
print(cache)
l = LinkedLRU(2)
l.put(1, 1); l.put(2, 2); print(l.get(1)); l.put(3, 3); print(l.get(2), list(l.keys()))
print(fib(40), fib.cache_info(), grid(8, 8))
print(noisy(2), noisy(2), noisy(3, y=2), noisy(4), noisy(2), noisy.cache_info())
noisy.cache_clear()
print(noisy(2), noisy.cache_info().misses)
