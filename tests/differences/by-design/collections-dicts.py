# what: `defaultdict`, `OrderedDict` and `Counter` of `collections` are no subclasses of `dict`: `isinstance` says so.
# why: They are classes written in Python with a dict inside: dicts have a layout of their own.
# instead: Use `x.items()` where a dict is needed.
from collections import defaultdict

print(isinstance(defaultdict(int), dict))
