# One of each: a typed loop, a closure, a dynamic function, strings, a container of containers.


def scale(values, factor):
    for i in range(len(values)):
        values[i] = values[i] * factor + 1.0


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def either(flag):
    if flag:
        return 1
    return "one"


def table(rows):
    result = {}
    for name, number in rows:
        result[name] = result.get(name, 0) + number
    return result


data = [0.5, 1.5, 2.5]
scale(data, 2.0)
step = counter(10)
print(data, step(), step(5))
print(either(True), either(False), f"{data[0]:6.2f}|{len(data)}")
print(table([("a", 1), ("b", 2), ("a", 3)]))
