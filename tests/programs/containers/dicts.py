d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], "b" in d, "z" in d, d.get("z"), d.get("z", 0), d.get("a", 0))
for k in d:
    print(k, d[k])
for k, v in d.items():
    print(k, v)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), sorted(d, reverse=True))
print(d.pop("a"), d.pop("zz", None), d)
print(d.setdefault("b", 9), d.setdefault("n", 9), d)
d.update({"b": 20, "m": 5})
print(d, d.popitem(), d)
del d["b"]
print(d, d == {"n": 9, "c": 3}, bool({}))
e = d.copy()
e["x"] = 1
print(d, e)
d.clear()
print(d)
mixed = {1: "int", 2.5: "float", "s": "str", None: "none", True: "bool", (1, 2): "tuple"}
print(mixed, mixed[1.0])
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, max(counts, key=lambda k: counts[k]))
print(dict([("a", 1), ("b", 2)]), dict({"x": 1}), dict())
nested = {"list": [1, 2], "dict": {"k": "v"}}
nested["list"].append(3)
nested["dict"]["k2"] = {}
print(nested)
squares = {n: n * n for n in range(50)}
total = 0
for n in squares:
    total += squares[n]
print(total, len(squares))
for n in range(0, 50, 2):
    del squares[n]
print(len(squares), list(squares)[:5], 2 in squares, 3 in squares)
for n in range(100, 140):
    squares[n] = 0
print(len(squares), list(squares)[-2:])
groups = {}
for w in ["apple", "avocado", "bean", "cherry", "corn"]:
    groups.setdefault(w[0], []).append(w)
print(groups)
floats = {0.5: 1, 1.5: 2}
floats[0.5] += 10
print(floats, d.keys(), {"k": 1}.items(), {"k": 1}.values())
