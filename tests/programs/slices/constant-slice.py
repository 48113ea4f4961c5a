def cut(values):
    return values[1:3]


print(cut([1, 2, 3, 4]), cut("abcd"), cut((1, 2, 3, 4)), cut(range(9)))
