# what: `class` is refused when the program is checked.
# why: Not built yet.
# instead: Use functions, tuples and dicts.
class Point:
    pass
print("x")
