print("loading counting")
total = 0
history = []


def bump(by=1):
    global total
    total += by
    history.append(total)
    return total
