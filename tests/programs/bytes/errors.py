# What goes wrong with bytes, in CPython's words.
def attempt(name, function, *args):
    try:
        print(name, function(*args))
    except Exception as e:
        print(name, type(e).__name__, '|', e)


def item(x, i):
    return x[i]


def store(x, i, v):
    x[i] = v


def remove(x, i):
    del x[i]


def add(x, y):
    return x + y


def extend(x, y):
    x += y
    return x


def contains(x, y):
    return x in y


b = b'abc'
for kind in (bytes, bytearray):
    attempt('index', item, kind(b), 9)
    attempt('index type', item, kind(b), 'x')
    attempt('add', add, kind(b), 'x')
    attempt('add', add, kind(b), [1])
    attempt('radd', add, 'x', kind(b))
    attempt('iadd', extend, kind(b), 1)
    attempt('in', contains, 300, kind(b))
    attempt('in', contains, 'a', kind(b))
    attempt('in', contains, 1.5, kind(b))
    attempt('text', kind, 'x')
    attempt('negative', kind, -1)
    attempt('float', kind, 1.5)
    attempt('range', kind, [256])
    attempt('range', kind, [-1])
    attempt('item', kind, ['a'])
    attempt('twice', lambda: kind(b'x', 'utf-8'))
    attempt('codec', lambda: kind('x', 'foo'))
    attempt('find', lambda: kind(b).find('x'))
    attempt('find', lambda: kind(b).find(256))
    attempt('index', lambda: kind(b).index(b'q'))
    attempt('starts', lambda: kind(b).startswith('x'))
    attempt('starts', lambda: kind(b).startswith(('x',)))
    attempt('ends', lambda: kind(b).endswith(5))
    attempt('join', lambda: kind(b).join(['a']))
    attempt('join', lambda: kind(b).join(5))
    attempt('split', lambda: kind(b).split(b''))
    attempt('split', lambda: kind(b).split('x'))
    attempt('replace', lambda: kind(b).replace('a', b'b'))
    attempt('strip', lambda: kind(b).strip('x'))
    attempt('decode', lambda: kind(b'\xff').decode())
    attempt('decode', lambda: kind(b'a\xc3').decode())
    attempt('decode', lambda: kind(b'\xe2\x82x').decode())
    attempt('decode', lambda: kind(b'\x80').decode('ascii'))
    attempt('decode', lambda: kind(b).decode('foo'))
    attempt('decode', lambda: kind(b'\xff').decode('utf-8', 'foo'))
    attempt('hex', lambda: kind(b).hex('ab'))
    attempt('order', lambda: kind(b) < 'x')
    attempt('repeat', lambda: kind(b) * 'x')
attempt('store', store, b, 0, 1)
attempt('delete', remove, b, 0)
a = bytearray(b)
for value in (256, -1, 'x', 1.5):
    attempt('store', store, a, 0, value)
attempt('store', store, a, 9, 1)
attempt('store', store, a, 'x', 1)
attempt('delete', remove, a, 9)
attempt('slice', store, a, slice(0, 2), 5)
attempt('slice', store, a, slice(0, 2), 'xy')
attempt('slice', store, a, slice(0, 3, 2), b'x')
attempt('slice', store, a, slice(0, 1), [300])
attempt('append', a.append, 256)
attempt('append', a.append, 'x')
attempt('extend', a.extend, 5)
attempt('extend', a.extend, [1, 256])
attempt('remove', a.remove, 200)
attempt('remove', a.remove, 256)
attempt('insert', a.insert, 0, 256)
attempt('pop', a.pop, 77)
attempt('pop', bytearray().pop)
print(a)
attempt('hash', hash, a)
attempt('hex', bytes.fromhex, '0g')
attempt('hex', bytes.fromhex, '012')
attempt('encode', lambda: 'aé€'.encode('ascii'))
attempt('encode', lambda: 'a€'.encode('latin-1'))
attempt('encode', lambda: 'é'.encode('foo'))
attempt('to', lambda: (300).to_bytes(1, 'big'))
attempt('to', lambda: (-1).to_bytes(2, 'little'))
attempt('to', lambda: (128).to_bytes(1, 'little', signed=True))
attempt('to', lambda: (5).to_bytes(2, 'mid'))
attempt('to', lambda: (5).to_bytes(-1, 'big'))
attempt('from', lambda: int.from_bytes('x', 'big'))
attempt('ord', ord, b'ab')


def last(data):
    return data[len(data)]


last(bytearray(b'end'))
