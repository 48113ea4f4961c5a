first, *rest = (1.5, 2.5, 3.5)
print(first, rest)
*start, last = "abc"
print(start, last)
