# Loops over generators that nobody else sees: they are parts of the loops, and nobody can tell.


def count(n, step=1):
    i = 0
    while i < n:
        yield i
        i += step


def scaled(items, by):
    last = None
    for item in items:
        last = yield item * by
        if last is not None:
            print('sent', last)
    return 'ignored'


def until(limit):
    for i in range(100):
        if i * i > limit:
            return
        yield i
    print('not here')


def pairs(items):
    """Of each item and the one before."""
    before = None
    for item in items:
        if before is None:
            before = item
            continue
        yield before, item
        before = item


def words(text):
    word = ''
    for letter in text:
        if letter != ' ':
            word += letter
        elif word:
            yield word
            word = ''


def forever(start):
    while True:
        yield start
        start += 1


def find(limit):
    for i in forever(3):
        if i * i > limit:
            return i
    return None


def broken():
    total = 0
    for i in count(10):
        if i == 3:
            continue
        if i == 6:
            break
        total += i
    else:
        print('not here')
    print(total, i)
    for i in count(4, step=2):
        total += i
    else:
        print('all', total)


def captured():
    n = 3
    numbers = count(n)
    n = 100
    for i in numbers:
        n += i
    print(n)
    for i in numbers:
        print('not here', i)
    for a in count(3):
        for b in scaled(count(a), a):
            print(a, b, end='; ')
    print()


def unset(late):
    for i in range(3):
        if i == late:
            value = i
        yield value


def mixed(n):
    for i in range(n):
        yield i if i % 2 else str(i)


def nothing(flag):
    if flag:
        yield 1


def twice(f):
    for i in count(3):
        yield f(i) * 2


broken()
captured()
print(find(50), list(until(30)))
for i in until(10):
    print(i, end=' ')
print()
for one, other in pairs(scaled(count(5), 2.5)):
    print(one, other, one < other)
for word in words('a few words that end here '):
    print(len(word), word)
for thing in mixed(4):
    print(repr(thing))
for thing in nothing(False):
    print('not here')
for thing in twice(lambda x: x + 1):
    print(thing, end=' ')
print()
print(sum(i * i for i in scaled(count(5), 3)))
print([x for x in until(20)], {x: y for x, y in pairs(count(4))})
try:
    for i in unset(1):
        print(i)
except UnboundLocalError as error:
    print(error)
for i in unset(0):
    print('set', i)
it = (x * 2 for x in count(3))
for x in it:
    print(x)


def ends(n):
    yield 0
    for i in range(n):
        if i % 2:
            sent = yield i
            print('sent', sent)
    yield n
    yield n * 2.5 if n > 3 else n


def summed(n):
    total = 0
    for end in ends(n):
        if end == 1:
            continue
        if end == 5:
            break
        for k in range(2):
            total += end * k
        print(end, total)
    else:
        return total
    return -total


print(summed(2), summed(4), summed(7))
print([end for end in ends(3)], sum(end for end in ends(6)))
