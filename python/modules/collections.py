# SPDX-License-Identifier: MIT
"""Containers, as CPython's collections. The dicts here hold a dict: they are none themselves."""


class deque:
    """A ring: its items lie in a list from _first on, and go on at the list's start."""

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.maxlen = maxlen
        self._ring = [None] * 4
        self._first = 0
        self._count = 0
        self._changes = 0
        self.extend(iterable)

    def _place(self, index):
        if not -self._count <= index < self._count:
            raise IndexError("deque index out of range")
        return (self._first + index % self._count) % len(self._ring)

    def _grow(self):
        if self._count == len(self._ring):
            self._ring = list(self) + [None] * self._count
            self._first = 0
        self._changes += 1

    def append(self, item):
        if self._count == self.maxlen:
            if self._count == 0:
                return
            self.popleft()
        self._grow()
        self._ring[(self._first + self._count) % len(self._ring)] = item
        self._count += 1

    def appendleft(self, item):
        if self._count == self.maxlen:
            if self._count == 0:
                return
            self.pop()
        self._grow()
        self._first = (self._first - 1) % len(self._ring)
        self._ring[self._first] = item
        self._count += 1

    def pop(self):
        if self._count == 0:
            raise IndexError("pop from an empty deque")
        self._count -= 1
        self._changes += 1
        place = (self._first + self._count) % len(self._ring)
        item = self._ring[place]
        self._ring[place] = None
        return item

    def popleft(self):
        if self._count == 0:
            raise IndexError("pop from an empty deque")
        item = self._ring[self._first]
        self._ring[self._first] = None
        self._first = (self._first + 1) % len(self._ring)
        self._count -= 1
        self._changes += 1
        return item

    def extend(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.appendleft(item)

    def rotate(self, n=1):
        for _ in range(n % self._count if self._count else 0):
            self.appendleft(self.pop())

    def clear(self):
        self._ring = [None] * 4
        self._first = self._count = 0
        self._changes += 1

    def copy(self):
        return deque(self, self.maxlen)

    def count(self, value):
        return list(self).count(value)

    def index(self, value, start=0, stop=None):
        items = list(self)
        for i in range(*slice(start, stop).indices(self._count)):
            if items[i] is value or items[i] == value:
                return i
        raise ValueError(repr(value) + " is not in deque")

    def insert(self, index, value):
        if self._count == self.maxlen:
            raise IndexError("deque already at its maximum size")
        items = list(self)
        items.insert(index, value)
        self._refill(items)

    def remove(self, value):
        items = list(self)
        if value not in items:
            raise ValueError(repr(value) + " is not in deque")
        items.remove(value)
        self._refill(items)

    def reverse(self):
        self._refill(list(reversed(self)))

    def _refill(self, items):
        self.clear()
        self.extend(items)

    def __len__(self):
        return self._count

    def __iter__(self):
        changes = self._changes
        for i in range(self._count):
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
            yield self._ring[(self._first + i) % len(self._ring)]

    def __reversed__(self):
        return reversed(list(self))

    def __contains__(self, value):
        return value in list(self)

    def __getitem__(self, index):
        return self._ring[self._place(index)]

    def __setitem__(self, index, value):
        self._ring[self._place(index)] = value

    def __delitem__(self, index):
        self._place(index)
        items = list(self)
        del items[index]
        self._refill(items)

    def __repr__(self):
        end = ")" if self.maxlen is None else ", maxlen=" + repr(self.maxlen) + ")"
        return "deque(" + repr(list(self)) + end

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return list(self) < list(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return list(self) <= list(other) if isinstance(other, deque) else NotImplemented

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __add__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        joined = self.copy()
        joined.extend(other)
        return joined

    def __mul__(self, times):
        return deque(list(self) * times, self.maxlen)

    def __imul__(self, times):
        self._refill(list(self) * times)
        return self


class _Mapping:
    def __init__(self, items, named):
        self._dict = {}
        self.update(items, **named)

    def update(self, items=(), /, **named):
        if isinstance(items, dict):
            for key in items:
                self._dict[key] = items[key]
        elif isinstance(items, _Mapping):
            self.update(items._dict)
        else:
            for key, value in items:
                self._dict[key] = value
        for key in named:
            self._dict[key] = named[key]

    def __getitem__(self, key):
        return self._dict[key]

    def __setitem__(self, key, value):
        self._dict[key] = value

    def __delitem__(self, key):
        del self._dict[key]

    def __contains__(self, key):
        return key in self._dict

    def __iter__(self):
        return iter(self._dict)

    def __reversed__(self):
        return reversed(self._dict)

    def __len__(self):
        return len(self._dict)

    def __eq__(self, other):
        if isinstance(other, _Mapping):
            return self._dict == other._dict
        return self._dict == other if isinstance(other, dict) else NotImplemented

    def get(self, key, default=None):
        return self._dict.get(key, default)

    def keys(self):
        return self._dict.keys()

    def values(self):
        return self._dict.values()

    def items(self):
        return self._dict.items()

    def pop(self, key, *default):
        return self._dict.pop(key, *default)

    def popitem(self):
        return self._dict.popitem()

    def setdefault(self, key, default=None):
        return self._dict.setdefault(key, default)

    def clear(self):
        self._dict.clear()

    def __or__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        joined = self.copy()
        joined.update(other)
        return joined

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        joined = self.copy()
        joined.clear()
        joined.update(other)
        joined.update(self)
        return joined

    def __ior__(self, other):
        self.update(other)
        return self


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, items=(), /, **named):
        self.default_factory = default_factory
        super().__init__(items, named)

    def __getitem__(self, key):
        if key not in self._dict and self.default_factory is not None:
            self._dict[key] = self.default_factory()
        return self._dict[key]

    def copy(self):
        return defaultdict(self.default_factory, self._dict)

    def __repr__(self):
        return "defaultdict(" + repr(self.default_factory) + ", " + repr(self._dict) + ")"


class OrderedDict(_Mapping):
    def __init__(self, items=(), /, **named):
        super().__init__(items, named)

    def move_to_end(self, key, last=True):
        value = self._dict.pop(key)
        if last:
            self._dict[key] = value
            return
        rest = list(self._dict.items())
        self._dict.clear()
        self._dict[key] = value
        self.update(rest)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls(dict.fromkeys(iterable, value))

    def popitem(self, last=True):
        if last or not self._dict:
            return self._dict.popitem()
        key = next(iter(self._dict))
        return key, self._dict.pop(key)

    def copy(self):
        return OrderedDict(self._dict)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self._dict.items()) == list(other._dict.items())
        return super().__eq__(other)

    def __repr__(self):
        return "OrderedDict(" + repr(list(self._dict.items())) + ")" if self._dict else "OrderedDict()"


class Counter(_Mapping):
    def __init__(self, iterable=None, /, **named):
        super().__init__((), {})
        self.update(iterable, **named)

    def update(self, iterable=None, /, **named):
        self._add(iterable, 1)
        self._add(named, 1)

    def subtract(self, iterable=None, /, **named):
        self._add(iterable, -1)
        self._add(named, -1)

    def _add(self, iterable, sign):
        if iterable is None:
            return
        if isinstance(iterable, (dict, _Mapping)):
            for key in iterable:
                self._dict[key] = self._dict.get(key, 0) + sign * iterable[key]
        else:
            for key in iterable:
                self._dict[key] = self._dict.get(key, 0) + sign

    def __getitem__(self, key):
        return self._dict.get(key, 0)

    def __delitem__(self, key):
        if key in self._dict:
            del self._dict[key]

    def most_common(self, n=None):
        ranked = sorted(self._dict.items(), key=_count_of, reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def elements(self):
        for key, count in self._dict.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self._dict.values())

    def copy(self):
        return Counter(self._dict)

    def _joined(self, other, join):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in [*self._dict, *[key for key in other._dict if key not in self._dict]]:
            count = join(self[key], other[key])
            if count > 0:
                result._dict[key] = count
        return result

    def __add__(self, other):
        return self._joined(other, lambda x, y: x + y)

    def __sub__(self, other):
        return self._joined(other, lambda x, y: x - y)

    def __or__(self, other):
        return self._joined(other, max)

    def __and__(self, other):
        return self._joined(other, min)

    def __ror__(self, other):
        return other | self._dict if isinstance(other, dict) else NotImplemented

    def _become(self, other):
        self._dict = other._dict
        return self

    def __iadd__(self, other):
        return self._become(self + Counter(other))

    def __isub__(self, other):
        return self._become(self - Counter(other))

    def __ior__(self, other):
        return self._become(self | Counter(other))

    def __iand__(self, other):
        return self._become(self & Counter(other))

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __eq__(self, other):
        if isinstance(other, Counter):
            return all(self[key] == other[key] for one in (self, other) for key in one)
        return super().__eq__(other)

    def _all(self, other, compare):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([compare(self[key], other[key]) for one in (self, other) for key in one])

    def __le__(self, other):
        return self._all(other, lambda x, y: x <= y)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        return self._all(other, lambda x, y: x >= y)

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def __repr__(self):
        if not self._dict:
            return "Counter()"
        return "Counter({" + ", ".join([repr(key) + ": " + repr(count) for key, count in self.most_common()]) + "})"


def _count_of(pair):
    return pair[1]


class ChainMap:
    """Dicts, of which the first that has a key counts; changes go to the first of all."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def _joined(self):
        joined = {}
        for one in reversed(self.maps):
            for key in one:
                joined[key] = one[key]
        return joined

    def __len__(self):
        return len(self._joined())

    def __iter__(self):
        return iter(self._joined())

    def __contains__(self, key):
        for one in self.maps:
            if key in one:
                return True
        return False

    def __eq__(self, other):
        return self._joined() == (other._joined() if isinstance(other, ChainMap) else other)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return self._joined().keys()

    def values(self):
        return self._joined().values()

    def items(self):
        return self._joined().items()

    def pop(self, key, *default):
        if key not in self.maps[0] and not default:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *default)

    def new_child(self, m=None, **kwargs):
        child = {} if m is None else m
        for key in kwargs:
            child[key] = kwargs[key]
        return ChainMap(child, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def copy(self):
        return ChainMap(self.maps[0].copy(), *self.maps[1:])

    def __repr__(self):
        return "ChainMap(" + ", ".join([repr(one) for one in self.maps]) + ")"
