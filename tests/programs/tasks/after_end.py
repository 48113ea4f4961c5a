from epython import task


def f():
    yield 1


t = task(f)
print(t.resume(), t.resume())
t.resume()
