# Functions are replaced between calls: recursion, closures, methods, generators, functions as values.


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def counter(start):
    count = start

    def add(by):
        nonlocal count
        for _ in range(by):
            count += 1
        return count

    def twice(by):
        total = 0
        for i in range(by):
            total += add(i) + count
        return total

    return add, twice


def squares(n):
    for i in range(n):
        yield i * i


def pairs(n):
    for i in range(n):
        yield from zip(squares(i), range(i))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def insert(self, value):
        node = self
        while True:
            if value < node.value:
                if node.left is None:
                    node.left = Tree(value)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Tree(value)
                    return
                node = node.right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def __lt__(self, other):
        return self.value < other.value


def apply(function, n, *args, scale=1):
    total = 0
    for i in range(n):
        total += function(i, *args) * scale
    return total


print(fib(16), even(200), odd(301))
add, twice = counter(5)
print(add(3), twice(30), add(0))
more, _ = counter(100)
print(more(7), add(1))
print(sum(squares(300)), len(list(pairs(30))))
tree = Tree(500)
for i in range(400):
    tree.insert(i * 7919 % 1000)
values = list(tree)
print(len(values), values[:5], values == sorted(values))
print(apply(lambda x, y: x * y, 100, 3, scale=2))
print(apply(fib, 15), max(Tree(3), Tree(7), Tree(5)).value)
print(sorted(range(50), key=lambda x: x * 37 % 50)[:5], [f(9) for f in [fib, even, odd]])
running = squares(2000)
head = next(running)
for i in range(500):
    head += next(running)
print(head, sum(x for x in running if x % 3))
