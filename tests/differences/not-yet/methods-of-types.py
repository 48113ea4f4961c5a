# what: Methods of `bytes` and `bytearray` that belong to the type (`fromhex`, `maketrans`) must be named with it: `bytes.fromhex(...)`.
# why: Not built yet for a type that a variable holds.
# instead: Write `bytes.fromhex` or `bytearray.fromhex`.
kind = bytes
print(kind.fromhex("61"))
