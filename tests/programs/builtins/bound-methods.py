# Methods of built-in types as values: with their object, called later.
out = []
add = out.append
for i in range(3):
    add(i)
add("text")
print(out)

table = {"a": 1}
get = table.get
print(get("a"), get("b"), get("c", 5))
print(list(map(" ".join, [["x", "y"], ["z"]])))
print(sorted(["b", "A", "c"], key="cAb".index))


def run(action, *values):
    for value in values:
        action(value)


numbers = [1.5, 2.5]
run(numbers.append, 3.5, None)
print(numbers)
upper = "mixed".upper
print(upper(), callable(upper))
try:
    out.push
except AttributeError as error:
    print(error)
add(1, 2)
