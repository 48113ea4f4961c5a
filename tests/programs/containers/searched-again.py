# A dict remembers the search before: what happens between two searches for one key must not be missed.
import gc


def filled(n):
    return {i * 7: i for i in range(n)}


d = filled(40)
e = filled(40)
e[77] = "other"
print(d[77], e[77], d[77], 77 in e, d.pop(77), 77 in d, 77 in e, d.get(77), e[77])
d[77] = "again"
print(d[77], list(d)[-1], len(d))

print(5 in d, d.get(5), d.setdefault(5, "five"), 5 in d, d[5])
del d[5]
print(5 in d, d.get(5, "none"))
print(3 in d)
d.update({3: "three"})
print(3 in d, d[3])
print(9 in e)
e.clear()
for i in range(10):
    e[i] = -i
for i in range(10, 40):
    e[i] = -i
print(9 in e, e[9], 50 in e)
e[50.0] = "float"
print(50 in e, e[50], True in e, e[True])
copy = dict(e)
print(50 in copy, copy[50], 60 in copy)
copy |= {60: "sixty"}
print(60 in copy, 60 in e)

words = {}
for i in range(300):
    word = "w" + str(i % 37)
    words[word] = words.get(word, 0) + 1
    if i % 50 == 49:
        gc.collect()
        other = "w" + str(i)
        print(other in words, words.get(other), words["w" + str(i % 37)])
print(len(words), sum(words.values()), words["w0"], words["w36"])

seen = set()
for i in range(60):
    item = i * i % 41
    if item not in seen:
        seen.add(item)
    elif i % 3 == 0:
        seen.discard(item)
print(sorted(seen), 4 in seen)
seen.discard(4)
print(4 in seen)
seen.add(4)
print(4 in seen)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, int) and other == self.n or isinstance(other, Key) and other.n == self.n


mixed = filled(20)
mixed[Key(3)] = "key"
print(3 in mixed, mixed[3], Key(3) in mixed, 4 in mixed, mixed.get(Key(4)), mixed[Key(7)])


class Fickle:
    equal = False

    def __hash__(self):
        return 3

    def __eq__(self, other):
        return self.equal


del mixed[3]
fickle = Fickle()
mixed[fickle] = "fickle"
print(3 in mixed)
fickle.equal = True
print(3 in mixed, mixed[3])
fickle.equal = False
print(3 in mixed, mixed.get(3))


def pairs(table):
    total = 0
    for key, value in table.items():
        total += key * value
    return total


def changed(table):
    found = []
    try:
        for key, value in table.items():
            found.append((key, value))
            if key == 14:
                table[1000] = 1
    except RuntimeError as error:
        print(error)
    return found


def texts(table):
    return [name + "=" + str(count) for name, count in table.items() if count > 8]


def replaced(table):
    for key, value in table.items():
        table[key] = [value]
    return [value[0] for key, value in table.items()]


print(pairs(filled(30)), changed(filled(5)), texts(words), replaced(filled(6)))
for key, value in filled(3).items():
    pass
print(key, value)
for item in filled(2).items():
    key, value = item
    print(item, key, value)


def unequal(table):
    for key, value in table.items():
        print(key, value)
        table["x" + str(key)] = value


unequal(filled(2))
