def total(values):
    return sum(values)


print(total([1, 2, 3]), total([0.5, 0.25]), total(()), total([True, True]))
