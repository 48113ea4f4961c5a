def a():
    yield 1
def b():
    x = yield from a()
    yield x
    raise ValueError("deep")
def c():
    yield from b()
def run():
    for v in c():
        print(v)
run()
