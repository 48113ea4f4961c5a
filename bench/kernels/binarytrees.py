# Binary trees: made, counted and dropped, while one of them stays.
ROUNDS = 150
DEPTH = 9


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


stays = make(DEPTH)
total = 0
for k in range(ROUNDS):
    for depth in range(2, DEPTH, 2):
        for i in range(1 << (DEPTH - depth)):
            total += count(make(depth))
print(total, count(stays))
