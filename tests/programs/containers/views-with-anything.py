# Views of keys and items are sets beside whatever can be gone through; values are not.
d = {1: "a", 2: "b"}


def attempt(make):
    try:
        print(sorted(make(), key=str))
    except TypeError as e:
        print(e)


attempt(lambda: d.keys() & [1, 5])
attempt(lambda: [1, 5] & d.keys())
attempt(lambda: d.keys() | "xy")
attempt(lambda: d.keys() ^ (2, 7))
attempt(lambda: d.keys() - range(2))
attempt(lambda: {1, 9} - d.keys())
attempt(lambda: d.items() & [(1, "a"), 3])
attempt(lambda: d.keys() & 5)
attempt(lambda: d.values() | {1})
attempt(lambda: {1} | [2])
attempt(lambda: {*5})
s = {1, 8}
s |= d.keys()
print(sorted(s))
print({**d, 3: "c"} == dict(d, **{}), dict(a=1, **{"b": 2}))
for named in ({1: 2}, {"a": 2}, 5):
    try:
        print(dict(a=1, **named))
    except TypeError as e:
        print(e)
