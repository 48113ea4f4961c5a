def waiting():
    yield 1


def ends():
    yield 1
    return "done"


g = ends()
print(next(g))
try:
    waiting().throw(ValueError("early"))
except ValueError as e:
    print(e)
    next(g)
