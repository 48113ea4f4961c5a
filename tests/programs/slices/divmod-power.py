def both(a, b):
    return divmod(a, b), pow(a, b)


print(both(7, 2))
print(both(7.5, 2))
