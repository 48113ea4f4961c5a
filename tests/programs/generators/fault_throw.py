def waiting():
    try:
        yield 1
    except KeyError:
        raise ValueError("converted")


def thrown(g):
    return g.throw(KeyError("k"))


g = waiting()
print(next(g))
print(thrown(g))
