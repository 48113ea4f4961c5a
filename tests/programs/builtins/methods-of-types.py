# Methods of built-in types, taken from the types.
words = ["Beta", "alpha", "Gamma"]
print(list(map(str.upper, words)), sorted(words, key=str.lower), max(words, key=len))
print(str.join("-", words), str.upper("abc"), str.replace("a-b", "-", "+"), list(map(str.strip, [" a ", "b "])))
strip = str.strip
print(strip("  x "), strip("--x--", "-"), [f("Ab") for f in (str.lower, str.swapcase, str.isalpha)])
items = [3, 1, 2]
list.append(items, 4)
list.sort(items)
print(items, list.index(items, 3), dict.get({"a": 1}, "a"), dict.get({"a": 1}, "b", 7), int.bit_length(10))
table = {"up": str.upper, "title": str.title}
print([table[name]("hello world") for name in table])
print(str.upper, list.append, dict.get, {"f": int.bit_length})
for attempt in (lambda: str.upper(3), lambda: list.append((1,), 2), lambda: list(map(str.lower, ["A", 5]))):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
print(int.bit_length(True), set.union({1}, {2}), str.split("a b c", " ", 1), str.startswith("abc", "ab"))
