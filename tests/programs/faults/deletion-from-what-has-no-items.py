# del x[0] of what has items that cannot go, and of what has none.
for x in ({1}, frozenset((1,)), {1: 2}.keys(), {1: 2}.items(), "a", (1,), range(2), 5, None, 2.5):
    for key in (0, "a"):
        try:
            del x[key]
        except TypeError as e:
            print(e)
