# what: `defaultdict`, `OrderedDict` and `Counter` of `collections` are no subclasses of `dict`: `isinstance(x, dict)` says so.
# why: They are classes written in Python with a dict inside: dicts have a layout of their own.
# instead: Ask for `collections.abc.Mapping`; `dict(x)` and `{**x}` make a dict of them.
from collections import defaultdict

print(isinstance(defaultdict(int), dict))
