# a generic class that is called with the types of its parts
from typing import Dict, Generic, List, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")

class Sized(Protocol):
    def __len__(self) -> int: ...

class Stack(Generic[V]):
    def __init__(self, *items: V):
        self.items: List[V] = list(items)

    @classmethod
    def of(cls, items):
        return cls(*items)

    def __getitem__(self, index):
        return self.items[index]

    def copied(self) -> "Stack[V]":
        return Stack[V](*self.items)

class Named(Stack[V], Generic[K, V]):
    pass

def total(stack: Stack[int]) -> int:
    return sum(Stack[int](*stack.items).items)

stack = Stack[int](1, 2, 3)
print(stack[0], stack.copied()[-1], total(stack), Stack[str].of("ab").items, type(Stack[Dict[str, int]]()) is Stack)
print(Named[str, int](5)[0], isinstance(Named[str, float](), Stack))
