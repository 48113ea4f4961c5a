# Comparison methods, hashing, sorting, membership, containers of instances.
class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.major == other.major and self.minor == other.minor

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return self.major * 100 + self.minor

    def __repr__(self):
        return f"v{self.major}.{self.minor}"


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == b, a == c, a != b, a != c, a == 5, a != 5, 5 == a)
print(a < b, b < a, a <= c, a > b, b > a, a >= c, b >= a)
versions = [Version(2, 0), Version(1, 10), Version(1, 2), Version(0, 9)]
print(sorted(versions), sorted(versions, reverse=True), min(versions), max(versions))
versions.sort()
print(versions, c in versions, Version(3, 3) in versions, versions.index(b), versions.count(a))
print([a, 1] == [c, 1], (a, b) == (c, b), [a] < [b], {"k": a} == {"k": c})
table = {a: "first"}
table[c] = "second"
table[b] = "third"
print(table, len(table), table[Version(1, 10)], Version(9, 9) in table)
print(a is c, a in (b, c), hash(a) == hash(c))


class Same:
    pass


s, t = Same(), Same()
print(s == s, s == t, s != t, s in [t, s], len({s: 1, t: 2}))
