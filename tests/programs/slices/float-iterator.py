def each(values):
    for value in values:
        print("item", value)


each([1.5, 2.0])
each("ab")
