# Instances and their attributes, class attributes, methods, defaults and keywords.
class Point:
    """A place."""
    dimensions = 2
    made = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.made += 1

    def norm1(self):
        return abs(self.x) + abs(self.y)

    def scaled(self, by, *, extra=0):
        return Point(self.x * by + extra, self.y * by + extra)

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self


p = Point(3, -4)
q = Point(y=7, x=1)
print(p.x, p.y, q.x, q.y, Point(5).y)
print(p.norm1(), q.norm1(), p.scaled(2).norm1(), p.scaled(2, extra=1).x)
p.move(1, 1).move(2, 2)
print(p.x, p.y)
p.x += 10
p.y = p.x
print(p.x, p.y, Point.made, p.dimensions, Point.dimensions, q.made)
Point.dimensions = 3
print(p.dimensions, q.dimensions)

points = [Point(i, i * i) for i in range(5)]
print(sum(point.y for point in points), [point.norm1() for point in points])


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def build(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head


def total(node):
    result = 0
    while node is not None:
        result += node.value
        node = node.next
    return result


print(total(build(10)), total(None))
head = build(3)
while head:
    print(head.value, end=" ")
    head = head.next
print()

print(isinstance(p, Point), isinstance(p, Node), isinstance(p, (Node, Point)), isinstance(3, Point))
print(type(p) is Point, type(p) == Node, p.__class__ is Point)
print(p == p, p == q, p != q, p is p, p is q)
print(Point, type(p))
d = {p: "p", q: "q"}
print(d[p], d[q], p in d, Point(0) in d)
