def first(v):
    return v[0]
print(first([1]), first("a"))
print(first(5))
