# what: `yield from` an object whose class has `send`, `throw` or `close` does not call these.
# why: Not built yet; only generators are sent to and thrown into.
# instead: Write the object's methods as a generator.
class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def send(self, value):
        print("got", value)
        return value


def through():
    yield from Source()


g = through()
next(g)
g.send(5)
