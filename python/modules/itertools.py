# SPDX-License-Identifier: MIT
"""Iterators that make iterators, as CPython's itertools. Each is a generator: a program pays for those it uses."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


class chain:
    def __init__(self, *iterables):
        self._items = _chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = _chain(iterables)
        return made

    def __iter__(self):
        return self._items

    def __next__(self):
        return next(self._items)


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def islice(iterable, start, stop=..., step=None):
    if stop is ...:
        start, stop = None, start
    if stop is not None and not (isinstance(stop, int) and stop >= 0):
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is not None and not (isinstance(start, int) and start >= 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step is not None and not (isinstance(step, int) and step > 0):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), 0 if start is None else start, -1 if stop is None else stop, 1 if step is None else step)


def _islice(iterator, wanted, stop, step):
    at = 0
    while True:
        while at < wanted:
            for item in iterator:
                break
            else:
                return
            at += 1
        if at >= stop >= 0:
            return
        for item in iterator:
            break
        else:
            return
        at += 1
        wanted += step
        if wanted > stop >= 0:
            wanted = stop
        yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def pairwise(iterable):
    iterator = iter(iterable)
    for before in iterator:
        break
    else:
        return
    for item in iterator:
        yield before, item
        before = item


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    running = [True] * len(iterators)
    left = len(iterators)
    while left:
        row = []
        for i, iterator in enumerate(iterators):
            value = fillvalue
            if running[i]:
                for value in iterator:
                    break
                else:
                    running[i] = False
                    left -= 1
                    if not left:
                        return
            row.append(value)
        yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(iterable) for iterable in iterables] * repeat
    if not all(pools):
        return
    at = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, at)])
        last = len(pools) - 1
        while last >= 0:
            at[last] += 1
            if at[last] < len(pools[last]):
                break
            at[last] = 0
            last -= 1
        if last < 0:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    length = n if r is None else r
    if length > n:
        return
    order = list(range(n))
    left = list(range(n, n - length, -1))
    yield tuple([pool[i] for i in order[:length]])
    while True:
        for i in range(length - 1, -1, -1):
            left[i] -= 1
            if left[i] == 0:
                moved = order.pop(i)
                order.append(moved)
                left[i] = n - i
            else:
                j = n - left[i]
                order[i], order[j] = order[j], order[i]
                yield tuple([pool[k] for k in order[:length]])
                break
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r > n:
        return
    chosen = list(range(r))
    while True:
        yield tuple([pool[i] for i in chosen])
        i = r - 1
        while i >= 0 and chosen[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        chosen[i] += 1
        for j in range(i + 1, r):
            chosen[j] = chosen[j - 1] + 1


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if not n and r:
        return
    chosen = [0] * r
    while True:
        yield tuple([pool[i] for i in chosen])
        i = r - 1
        while i >= 0 and chosen[i] == n - 1:
            i -= 1
        if i < 0:
            return
        following = chosen[i] + 1
        for j in range(i, r):
            chosen[j] = following


def groupby(iterable, key=None):
    iterator = iter(iterable)
    ended = False

    def group(wanted):
        nonlocal value, current, ended
        yield value
        for value in iterator:
            current = value if key is None else key(value)
            if current != wanted:
                return
            yield value
        ended = True

    for value in iterator:
        break
    else:
        return
    current = value if key is None else key(value)
    while not ended:
        wanted = current
        members = group(wanted)
        yield wanted, members
        if current == wanted:
            for _ in members:
                pass


def tee(iterable, n=2):
    iterator = iter(iterable)
    waiting = [[] for _ in range(n)]
    return tuple([_tee(iterator, waiting, i) for i in range(n)])


def _tee(iterator, waiting, i):
    while True:
        if not waiting[i]:
            for item in iterator:
                break
            else:
                return
            for queue in waiting:
                queue.append(item)
        yield waiting[i].pop(0)
