# what: `defaultdict`, `OrderedDict` and `Counter` of `collections` are no subclasses of `dict`, named tuples none of `tuple`: `isinstance` says so, `%` and sequence patterns do not take them apart.
# why: They are classes written in Python, with attributes or a dict inside: dicts and tuples have layouts of their own.
# instead: Use `x.items()` where a dict is needed, `tuple(x)` where a tuple is.
from collections import defaultdict

print(isinstance(defaultdict(int), dict))
