# __bytes__ and __index__ of instances where bytes are made: a protocol with IntEnum
from enum import IntEnum


class Op(IntEnum):
    PUSH = 1
    JUMP = 200
    FAR = 300


class Packet:
    def __init__(self, op, payload):
        self.op, self.payload = op, payload

    def __bytes__(self):
        return bytes([self.op, len(self.payload)]) + self.payload


class Wrong:
    def __bytes__(self):
        return "text"


class Both:
    def __bytes__(self):
        return b"both"

    def __iter__(self):
        return iter([1, 2])

    def __index__(self):
        return 3


class Shrinking:
    def __init__(self, array):
        self.array = array

    def __index__(self):
        self.array.clear()
        return 7


packet = Packet(Op.JUMP, b"abc")
print(bytes(packet), bytes(Both()), bytearray(Both()), b"".join([bytes(Packet(Op.PUSH, b"")), bytes(packet)]))
code = bytearray([Op.PUSH, 5])
code.append(Op.JUMP)
code.insert(Op.PUSH, Op.JUMP)
code.extend([Op.PUSH, 0])
code[0] = Op.JUMP
code[-1:] = [Op.PUSH, Op.PUSH]
code.remove(Op.PUSH)
print(code, code.pop(Op.PUSH), Op.JUMP in code, Op.PUSH in bytes(code), bytes(Op.PUSH))
for anything in (packet, Op.PUSH, [Op.JUMP], Both(), 2, b"x"):
    print(bytes(anything))
for wrong in (
    lambda: bytes(Wrong()), lambda: bytearray(Wrong()), lambda: code.append(Op.FAR), lambda: bytes([Op.FAR]),
    lambda: code.append(packet), lambda: bytes(packet, "ascii"), lambda: code.insert(0, Op.FAR),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
some = bytearray(range(9))
some.insert(5, Shrinking(some))
print(some)
some = bytearray(range(9))
try:
    some[5] = Shrinking(some)
except IndexError as error:
    print(error, some)
bytes(Wrong())
