# what: `defaultdict`, `OrderedDict` and `Counter` of `collections` are no subclasses of `dict`; `namedtuple` is missing.
# why: They are classes written in Python that hold a dict: a dict has a layout of its own.
# instead: Use `x.items()` where a dict is needed; write a class in place of a named tuple.
from collections import defaultdict

print(isinstance(defaultdict(int), dict))
