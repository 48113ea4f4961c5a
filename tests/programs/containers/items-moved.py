# Items move up and down by one and by more, at each place of lists of each length: ints, floats, bools, texts.
def moved(make):
    for n in range(14):
        for i in range(n + 1):
            plain = [make(k) for k in range(n)]
            items = list(plain)
            items.insert(i, make(n))
            assert items == plain[:i] + [make(n)] + plain[i:], (n, i, items)
            assert items.pop(i) == make(n) and items == plain, (n, i, items)
            items[i:i] = [make(1), make(2), make(3)]
            assert items == plain[:i] + [make(1), make(2), make(3)] + plain[i:], (n, i, items)
            del items[i:i + 3]
            assert items == plain, (n, i, items)
            items[:i] = []
            assert items == plain[i:], (n, i, items)
    return n


print(moved(lambda k: k * 1001), moved(lambda k: k / 4), moved(lambda k: k % 3 == 0), moved(lambda k: 'é' * k))
data = bytearray(range(40))
for i in range(0, 30, 3):
    data.insert(i, 200)
    del data[i + 1:i + 1 + i % 5]
print(data.hex())
