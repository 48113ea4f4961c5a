# Generators on a small core.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got:
            i = got
        i += 1
    return n


def twice(items):
    for item in items:
        yield item
        yield item * 2


def guarded():
    try:
        yield from count(3)
    finally:
        print("done")


total = 0
for x in twice(count(5)):
    total += x
print(total, sum(x * x for x in count(4)))
g = count(9)
print(next(g), g.send(5), next(g))
for x in guarded():
    print(x)
g = guarded()
next(g)
g.close()
e = (x for x in range(2))
print(next(e), next(e), next(e, "end"))
