def show(r):
    print(r, len(r), 4 in r, r[1], str(r))


show(range(3))
show(range(2, 20, 2))
