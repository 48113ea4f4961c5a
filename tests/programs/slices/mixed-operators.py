def steps(x, y):
    return [x + y, x - y, x * y, x / y, x // y, x % y, x ** y, -x, x < y, x == y]


print(steps(7, 2))
print(steps(7.5, 2))
print(steps(True, 3))
