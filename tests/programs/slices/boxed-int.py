def largest(values):
    best = None
    for value in values:
        if best is None or value > best:
            best = value
    return best


print(largest([5, 2000000000, 7]))
print(largest((3, 1.5)))
