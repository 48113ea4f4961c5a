from __future__ import annotations
from typing import Generic, TypeVar, Iterator, Optional

T = TypeVar("T")


class Empty(Exception):
    pass


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> None:
        self._items.append(item)

    def pop(self) -> T:
        if not self._items:
            raise Empty("stack is empty")
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)


class Node(Generic[T]):
    __slots__ = ("value", "next")

    def __init__(self, value: T, next: Optional[Node[T]] = None):
        self.value = value
        self.next = next


class LinkedList(Generic[T]):
    def __init__(self, items=()):
        self.head: Optional[Node[T]] = None
        self.size = 0
        for x in reversed(list(items)):
            self.push(x)

    def push(self, x):
        self.head = Node(x, self.head)
        self.size += 1

    def __iter__(self) -> Iterator[T]:
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += self.size
        if not 0 <= i < self.size:
            raise IndexError(f"index {i} out of range")
        for n, x in enumerate(self):
            if n == i:
                return x

    def __add__(self, other):
        return LinkedList([*self, *other])

    def __contains__(self, x):
        for y in self:
            if x == y:
                return True
        return False

    def __eq__(self, other):
        return list(self) == list(other)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __str__(self):
        return " -> ".join(str(x) for x in self) or "empty"

    def reverse(self):
        prev, node = None, self.head
        while node is not None:
            node.next, prev, node = prev, node, node.next
        self.head = prev
        return self


class Tree:
    def __init__(self, key=None, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def insert(self, key):
        if self.key is None:
            self.key = key
        elif key < self.key:
            if self.left is None:
                self.left = Tree()
            self.left.insert(key)
        else:
            if self.right is None:
                self.right = Tree()
            self.right.insert(key)
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        if self.key is not None:
            yield self.key
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)


l = LinkedList("abcde")
print(l, len(l), l[1], l[-1], l[1:3], "c" in l, "z" in l, list(reversed(l)))
print(l.reverse(), l + [1, 2], LinkedList(), l == LinkedList("edcba"), max(l), sorted(l), bool(LinkedList()), bool(l))
try:
    l[10]
except IndexError as e:
    print(e)
t = Tree()
for w in "the quick brown fox jumps over the lazy dog".split():
    t.insert(w)
print(list(t), t.depth(), *zip(t, range(3)))
s: Stack[int] = Stack()
s.push(1)
s.push(2)
print(s.pop(), s.pop(), len(s))
try:
    s.pop()
except Empty as e:
    print("Empty:", e)
first, *rest = l
print(first, rest, dict(enumerate(l)), tuple(l), ",".join(l))
