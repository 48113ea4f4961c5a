# Nothing in place of an extended slice takes its items away, of arrays and bytearrays; of lists that is an error.
from array import array

data = bytearray(b"abcdefgh")
data[::2] = b""
print(data)
data[::-3] = bytearray()
print(data)
data[5::2] = b""
print(data)
numbers = array("i", [1, 2, 3, 4, 5])
numbers[1::2] = array("i")
print(numbers, len(numbers))
try:
    data[::-1] = b"x"
except ValueError as error:
    print(error)
items = [1, 2, 3]
try:
    items[::2] = []
except ValueError as error:
    print(error, items)
items[3::2] = []
print(items)
