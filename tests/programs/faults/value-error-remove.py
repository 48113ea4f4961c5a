x = [1, 2]
x.remove(1)
x.remove(9)
