# what: `memoryview`, `b"..." % x` and `str(b, encoding)` are refused or raise TypeError.
# why: Not built yet.
# instead: Slice bytes and bytearrays (a slice is a copy); format a str and encode it; use `b.decode(encoding)`.
print(b"%d" % 5)
