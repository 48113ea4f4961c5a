# Arguments that are no text or no byte, in CPython's words; None is called by its name.
from array import array


def attempt(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: format(1,None))
attempt(lambda: 'a'.replace(None,'b'))
attempt(lambda: bytes.fromhex(None))
attempt(lambda: b'a'.center(5,None))
attempt(lambda: 'a'.encode(None))
attempt(lambda: 'a'.encode('utf-8',None))
attempt(lambda: b'a'.decode(None))
attempt(lambda: str(b'a',None))
attempt(lambda: array(None))
attempt(lambda: 'a'.startswith(None))
attempt(lambda: 'a'.removeprefix(None))
attempt(lambda: 'a'.partition(None))
attempt(lambda: bytes('a',None))
attempt(lambda: (5).to_bytes(2,None))
attempt(lambda: 'a'.find(None))
attempt(lambda: ord(None))
attempt(lambda: 'a'.split(5))
attempt(lambda: 'a'.zfill(None))
attempt(lambda: 'a'.expandtabs(None))
attempt(lambda: b'a'.hex(None))
attempt(lambda: bytes("é", 5))
attempt(lambda: bytearray("é", 5, "replace"))
attempt(lambda: bytes(b"a", 5))
attempt(lambda: b"ab".hex(b"-"))
attempt(lambda: b"ab".hex(5))
attempt(lambda: b"ab".hex("--"))
attempt(lambda: int(bytearray(b"xy"), 16))
data = bytearray(b"abc")
for index, value in ((9, -1), (9, 1), ("x", 300), (1, 300)):
    try:
        data[index] = value
    except Exception as e:
        print(type(e).__name__, e)
try:
    data[::0] = 5
except Exception as e:
    print(type(e).__name__, e)
