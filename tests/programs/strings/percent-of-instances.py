# What takes a key between brackets need not be used up by a format.
class Row:
    def __init__(self, values):
        self.values = values

    def __getitem__(self, key):
        return self.values[key]


class Plain:
    def __repr__(self):
        return "Plain()"


row = Row({"a": 1, "b": 2.5})
print("abc" % row, "%(a)d and %(b).1f" % row)
for value in (row, Plain(), [1.5], {}, b"xy", bytearray(b"z"), range(2), 3, None, (), (1,)):
    try:
        print("abc" % value)
    except TypeError as e:
        print(type(value).__name__, e)
    try:
        print("%s" % value if not isinstance(value, Row) else "row")
    except TypeError as e:
        print(type(value).__name__, e)
