# what: `memoryview` is refused.
# why: Not built yet.
# instead: Slice bytes and bytearrays (a slice is a copy).
print(memoryview(b"abc")[1])
