# A receiver that is None.
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def second(node):
    return node.next.value


print(second(Node(1, Node(2, None))))
print(second(Node(1, None)))
