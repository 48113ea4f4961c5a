limit = 10
count = 0


def step():
    global count
    count = (count + 1) % limit
    return count
