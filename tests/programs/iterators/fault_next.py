class Broken:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise ValueError("third")
        return self.n


def consume(it):
    return sum(it)


for x in Broken():
    print(x)
    if x == 2:
        break
print(consume(Broken()))
