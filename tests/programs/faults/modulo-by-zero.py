def mod(a, b):
    q = a // b
    return q
print(mod(7, 2))
print(7 % (3 - 3))
