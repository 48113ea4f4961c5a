# bytes: literals, items, slices, iteration, joining, comparing, hashing, printing.
b = b'abc\x00\xff\n\'"'
print(b, len(b), b[0], b[-1], b[4])
print(b[1:3], b[::-1], b[:0], b[10:], b[::2])
print(list(b'hey'), tuple(b'hey'), sum(b'hey'), max(b'hey'), min(b'hey'))
for i, x in enumerate(b'xyz'):
    print(i, x)
print(b'ab' + b'cd', b'ab' * 3, 2 * b'xy', b'' * 5, b'ab' * -1)
print(b'a' < b'b', b'a' == b'a', b'a' != 'a', b'ab' > b'a', b'' <= b'', b'a' == bytearray(b'a'))
print(97 in b'abc', b'bc' in b'abc', b'' in b'', 1 not in b'abc', b'ca' in b'abc')
print(bool(b''), bool(b'\0'), not b'')
table = {b'one': 1, b'two': 2}
table[b'one'] += 10
print(table, table[bytes([116, 119, 111])], hash(b'one') == hash(bytes(b'one')))
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(range(5)), bytes(b'copy'), bytes('é', 'utf-8'))
print(bytes((x * x for x in range(6))), bytes(bytearray(b'q')), bytes('x', encoding='ascii'))
print(rb'\n' b'\n' b"it's", b'\x41\101\u0041\N', b'''two
lines''')
print(str(b'abc'), repr(b'abc'), f'{b"x"!r} {b}', '%s %r' % (b'1', b'2'), [b'a', (b'b',)])
print(sorted(b'hello'), list(reversed(b'abc')), sorted([b'b', b'a', b'ab']))
print(isinstance(b, bytes), isinstance(b, bytearray), type(b), type(b).__name__, isinstance(b, (str, bytes)))
print({b'a', b'a', b'b'} == {b'b', b'a'}, b'' or b'else', b'a' and b'then')
x, y, z = b'123'
print(x, y, z, ord(b'a'), [*b'ab', *b'cd'])
first, *rest = b'pqr'
print(first, rest)
print(any(b'\0\0'), all(b'ab'), dict(zip(b'ab', b'cd')), set(b'aab') == {97, 98}, list(map(chr, b'hi')))


def total(data):
    t = 0
    for x in data:
        t = (t * 31 + x) & 0xFFFF
    return t


print(total(b'hello'), total(bytearray(b'hello')), total([104, 101]))


def kinds(value):
    if isinstance(value, bytes):
        return value + b'!'
    return value + 1


print(kinds(b'x'), kinds(1))
match b'abc':
    case b'xyz':
        print('no')
    case bytes():
        print('bytes')
