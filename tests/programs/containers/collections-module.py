# Module collections: deque, defaultdict, OrderedDict, Counter.
from collections import Counter, OrderedDict, defaultdict, deque
import collections

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.popleft(), d.pop(), list(d), 2 in d, 9 in d)
d.extend(range(10, 16))
d.extendleft("ab")
d.rotate(2)
print(d)
d.rotate(-3)
d.reverse()
print(d, d.index(12), d.count(1), bool(d), bool(deque()))
d[1] = "set"
del d[0]
d.insert(2, "in")
d.remove(12)
print(d, list(reversed(d)), d == deque(d), d == deque([1]), d != list(d))
last = deque(maxlen=3)
for i in range(6):
    last.append(i * i)
print(last, last.maxlen, deque("abcdef", 2), deque([1, 2]) + deque([3]), deque([1]) * 3, deque([1, 2]) < deque([1, 3]))
for attempt in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[3], lambda: deque([1]).remove(2),
                lambda: deque(maxlen=-1), lambda: [d.append(1) for _ in d]):
    try:
        print(attempt())
    except (IndexError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
queue = collections.deque([("start", 0)])
seen = []
while queue:
    name, depth = queue.popleft()
    seen.append((name, depth))
    if depth < 2:
        queue.extend([(name + "l", depth + 1), (name + "r", depth + 1)])
print(seen)

groups = defaultdict(list)
for word in ["apple", "avocado", "bean", "cherry", "blueberry"]:
    groups[word[0]].append(word)
print(groups["a"], sorted(groups), len(groups), "z" in groups, groups.get("z"), dict(groups.items()) == {
    "a": ["apple", "avocado"], "b": ["bean", "blueberry"], "c": ["cherry"]})
counts = defaultdict(int)
for letter in "mississippi":
    counts[letter] += 1
print(counts, sorted(counts.items()), counts == {"m": 1, "i": 4, "s": 4, "p": 2}, counts.pop("m"), counts.setdefault("q", 5))
tree = defaultdict(lambda: defaultdict(int))
tree["a"]["b"] += 2
print(tree["a"]["b"], tree["x"]["y"], len(tree))
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError", e)

o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o.move_to_end("b")
o.move_to_end("c", last=False)
print(o, list(o), o.popitem(), o.popitem(last=False), o, OrderedDict(), OrderedDict(x=1) == {"x": 1})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(OrderedDict(a=1, b=2))))

c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), c.total(), sorted(c.elements()))
c.update("aaa")
c.subtract({"b": 3, "x": 1})
print(c["a"], c["b"], c["x"], c.most_common())
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=1)
print(a + b, a - b, a & b, a | b, -Counter(p=-2), +Counter(p=-2, q=1), a == Counter("xxxy"), Counter())
del a["nothing"]
print([key for key in a], len(a), "x" in a, dict(a.items()))
