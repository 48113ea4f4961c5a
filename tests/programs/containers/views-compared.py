# views of keys and items are compared as sets are: with sets, and with one another
class Key:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


def check(entries, needed):
    missing = needed - entries.keys()
    return "fine" if entries.keys() >= needed else f"missing {sorted(missing)}"


d, few, lists = {"a": 1, "b": 2}, {"a"}, {"a": [1]}
keyed = {Key("x"): 1}
print(check(d, {"a"}), check(d, {"b", "c"}), check({}, set()))
for compare in (
    lambda: d.keys() <= few, lambda: d.keys() >= few, lambda: few <= d.keys(), lambda: few < d.keys(), lambda: d.keys() > d.keys(),
    lambda: d.keys() == {"a", "b"}, lambda: {"a", "b"} == d.keys(), lambda: d.keys() == {"b": 1, "a": 2}.keys(),
    lambda: d.items() >= {("a", 1)}, lambda: d.items() == {("a", 1), ("b", 2)}, lambda: d.items() == {("a", 1), ("b", 3)},
    lambda: d.keys() != few, lambda: d.keys() == ["a", "b"], lambda: d.items() == d.items(), lambda: frozenset("ab") == d.keys(),
    lambda: d.items() < d.keys(), lambda: lists.items() <= {"a": [1], "b": []}.items(), lambda: lists.items() == few,
    lambda: d.values() == d.values(), lambda: keyed.keys() == {Key("x")}, lambda: keyed.items() < {Key("y"): 1, Key("x"): 1}.items(),
    lambda: d.keys() <= ["a"], lambda: d.values() < few, lambda: few >= d.values(), lambda: lists.items() <= {("a", 1)},
    lambda: [d.keys()] == [{"b", "a"}], lambda: {}.keys() < few, lambda: few > {}.items(), lambda: d.keys() > few,
):
    try:
        print(compare())
    except TypeError as error:
        print(error)
print(d.keys() < d.values())
