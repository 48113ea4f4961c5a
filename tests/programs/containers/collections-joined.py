# dicts of collections: |, |=, fromkeys; Counters compared and changed in place; a deque repeated in place
from collections import Counter, OrderedDict, defaultdict, deque

order = OrderedDict.fromkeys("cab", 0)
print(order, order | {"d": 1, "c": 2}, {"z": 9, "a": 8} | order, OrderedDict.fromkeys([1]))
same = order
order |= {"b": 5}
order |= [("q", 6)]
print(same, same is order)
groups = defaultdict(list, a=[1])
joined = groups | {"b": [2]}
joined["c"].append(3)
print(joined, groups, {"y": 0} | groups)
groups |= joined
print(groups)
for bad in (lambda: order | [("a", 1)], lambda: 3 | order, lambda: groups | 3):
    try:
        print(bad())
    except TypeError as error:
        print(type(error).__name__)
few, many = Counter("ab"), Counter("aabbc")
print(few <= many, few < many, many >= few, many > few, many <= few, few < few, few <= few, Counter() < few)
print(few == many, few != many, Counter(a=-1) < Counter())
try:
    few < {"a": 1}
except TypeError as error:
    print(error)
alias = few
few += Counter("bz")
few += {"y": 2}
few -= Counter("a")
print(alias, alias is few)
few |= Counter(b=7)
few &= Counter(b=3, y=9)
print(alias, alias is few, {"b": 1, "k": 2} | Counter(b=2))
ring = deque([1, 2], maxlen=3)
other = ring
ring *= 2
print(other, other is ring)
