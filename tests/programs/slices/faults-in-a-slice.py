def pick(table, key):
    return table[key]


print(pick({"a": 1}, "a"), pick([10, 20], 1))
print(pick({"a": 1}, "b"))
