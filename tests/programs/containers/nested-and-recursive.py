m = [[1, 2, 3], [4, 5, 6]]
print([row[1] for row in m], [[row[i] for row in m] for i in range(3)])
print(sum(sum(row) for row in m), max(max(row) for row in m))
tree = ("+", ("*", 2, 3), ("-", 10, ("+", 1, 1)))


def evaluate(node):
    if isinstance(node, int):
        return node
    op, left, right = node
    a = evaluate(left)
    b = evaluate(right)
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    return a * b


print(evaluate(tree), tree)
loop = [1]
loop.append(loop)
print(loop, len(loop), loop[1][1][0])
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}


def paths(start, end):
    if start == end:
        return [[end]]
    found = []
    for neighbour in graph[start]:
        for path in paths(neighbour, end):
            found.append([start] + path)
    return found


print(paths("a", "d"))
stack = [1]
while stack:
    top = stack.pop()
    if top < 20:
        stack.append(top * 2)
        if top % 3 == 1:
            stack.append(top + 5)
    else:
        print(top, end=" ")
print()
def deep(n):
    return [] if n == 0 else [deep(n - 1)]
print(deep(6))
