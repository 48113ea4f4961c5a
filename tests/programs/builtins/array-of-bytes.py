# An array made of bytes has the items whose bytes these are.
from array import array

for code, data in (("b", b"\xff\x01"), ("B", b"\xff\x01"), ("h", b"\xff\xff\x01\x00"), ("i", b"\xfe\xff\xff\xff"), ("H", bytearray(b"\x00\x80")),
                   ("f", b"\x00\x00\x80?"), ("d", b"\x00\x00\x00\x00\x00\x00\x04@"), ("q", b"\x05" + bytes(7)), ("i", b""), ("i", b"abc")):
    try:
        print(array(code, data))
    except ValueError as e:
        print(e)
try:
    print(array("Q", [-1]))
except OverflowError as e:
    print(e)
