# Methods as values, static and class methods, functions in class attributes, classes as values.
class Account:
    rate = 2
    names = []

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.names.append(owner)

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    @staticmethod
    def interest(amount, years=1):
        return amount * years

    @classmethod
    def named(cls, owner):
        return cls(owner, cls.rate * 100)


a = Account("ann")
deposit = a.deposit
print(deposit(5), deposit(7), a.balance)
print(list(map(a.deposit, [1, 2, 3])))
print(Account.deposit(a, 10), Account.interest(4), a.interest(4, years=3))
b = Account.named("bob")
print(b.owner, b.balance, Account.names)
c = a.named("cid")
print(c.owner, c.balance, len(Account.names))
steps = {"add": a.deposit, "interest": Account.interest}
print(steps["add"](100), steps["interest"](3))


def make(kind, *, value):
    return kind(value)


class One:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value


class Two(One):
    def get(self):
        return 2 * self.value


for kind in (One, Two):
    print(make(kind, value=21).get(), kind is Two)
kinds = [One, Two]
print([kind(i).get() for i, kind in enumerate(kinds)])


class Operations:
    def double(x):
        return 2 * x

    table = [double, abs]
    total = sum([1, 2, 3])
    label = "t" + str(total)


print([f(-3) for f in Operations.table], Operations.total, Operations.label)
print(callable(One), callable(a.deposit), callable(a))


class Outer:
    class Inner:
        size = 3

        def __init__(self, n):
            self.n = n

    def make(self, n):
        return Outer.Inner(n)


print(Outer().make(4).n, Outer.Inner.size, Outer.Inner(5).n)


def local():
    class Pair:
        def __init__(self, first, second):
            self.first, self.second = first, second

        def swapped(self):
            return Pair(self.second, self.first)

    pair = Pair(1, "x").swapped()
    return pair.first, pair.second


print(local(), local())


class Private:
    def __init__(self):
        self.__hidden = 42

    def __secret(self):
        return self.__hidden

    def reveal(self):
        return self.__secret()


print(Private().reveal(), Private()._Private__hidden)
