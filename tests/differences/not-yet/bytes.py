# what: Byte strings are refused.
# why: Not built yet.
# instead: Use a list or an array of ints.
print(b"ab"[0])
