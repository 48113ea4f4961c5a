def scale(x, start, stop, f):
    for i in range(start, stop):
        x[i] = x[i] * f


def pair(x, y, start, stop):
    total = 0.0
    for i in range(start, stop):
        if x[i] > 2.0:
            continue
        if y[i + 1] < 0.0:
            break
        total += x[i] + y[i + 1]
    return total


def run(f):
    try:
        print(f())
    except IndexError as e:
        print(e)


a = [1.0, 2.0, 3.0, 4.0]
b = [1.0, -2.0, 3.0, 4.0, 0.5]
run(lambda: scale(a, 0, 4, 2.0))
print(a)
run(lambda: scale(a, -2, 2, 2.0))
print(a)
run(lambda: scale(a, 2, 6, 0.5))
print(a)
run(lambda: scale(a, -6, 2, 0.5))
print(a)
run(lambda: scale(a, 5, 3, 0.5))
for first in range(-6, 4):
    for last in range(-6, 7):
        run(lambda: pair(a, b, first, last))
