# A set is looked up in a set as the frozenset of its items.
groups = {frozenset([1, 2]), frozenset(["a"]), frozenset()}
print({1, 2} in groups, {2, 1} in groups, {3} in groups, set() in groups, {"a"} not in groups)
groups.discard({1, 2})
print(len(groups), {1, 2} in groups)
groups.remove({"a"})
print(groups)
print({1} in frozenset([frozenset([1])]), {1} in {1, 2})
try:
    groups.remove({5})
except KeyError as e:
    print("KeyError", e)
try:
    print([1] in groups)
except TypeError as e:
    print(e)
try:
    print({1} in {1: 2})
except TypeError as e:
    print(e)
