# send, throw, close, try and finally around yields.
def average():
    total = 0.0
    n = 0
    result = None
    while True:
        x = yield result
        total += x
        n += 1
        result = total / n


g = average()
print(next(g))
print(g.send(10), g.send(20), g.send(60))


def echo():
    received = yield "ready"
    while received is not None:
        received = yield received
    return "over"


e = echo()
print(next(e), e.send(1), e.send("two"), e.send([3]))
try:
    e.send(None)
except StopIteration as stop:
    print("stop", stop.value)
try:
    e.send(5)
except StopIteration as stop:
    print("stop", stop.value)
try:
    echo().send(1)
except TypeError as error:
    print(error)
print(echo().send(None))


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("finally")
    yield "after"


g = guarded()
print(next(g), g.throw(ValueError("thrown")), next(g), next(g, "end"))
g = guarded()
print(next(g))
try:
    g.throw(KeyError("other"))
except KeyError as error:
    print("out", error)
print(next(g, "ended"))
g = guarded()
print(next(g))
g.close()
print(next(g, "closed"))
g.close()
g = guarded()
g.close()
print(next(g, "never begun"))
g = guarded()
try:
    g.throw(ValueError("at the start"))
except ValueError as error:
    print("out", error)
g = guarded()
print(next(g), g.throw(ValueError), next(g))


def stubborn():
    for i in range(2):
        try:
            yield i
        except GeneratorExit:
            print("ignored")


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
print(list(g))


def finishing():
    try:
        yield 1
    except GeneratorExit:
        print("leaving")
        return


g = finishing()
next(g)
print(g.close())


def recursive():
    yield next(me)


me = recursive()
try:
    next(me)
except ValueError as error:
    print(error)
print(next(me, "dead"))


def stops():
    yield 1
    raise StopIteration("inside")


g = stops()
print(next(g))
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__cause__ is error.__context__)


def runs_out():
    it = iter([1, 2])
    while True:
        yield next(it)


try:
    print(list(runs_out()))
except RuntimeError as error:
    print(error, repr(error.__cause__))


def fails():
    yield 1
    yield 1 // 0


g = fails()
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)
print(next(g, "ended"))


def nested(n):
    for i in range(n):
        try:
            try:
                yield i
            finally:
                print("inner", i)
            if i == 1:
                continue
            yield -i
        except KeyError as error:
            print("key", error)
            yield "key"
        else:
            yield "else"
        finally:
            print("outer", i)
            yield "final"


for item in nested(3):
    print(item)
g = nested(2)
print(next(g), g.throw(KeyError("k")), next(g), next(g), g.throw(KeyError("l")))
try:
    g.throw(IndexError("i"))
except IndexError as error:
    print("index", error)

# What is being handled belongs to the generator while it runs, and to the caller again afterwards.
def handles():
    try:
        raise KeyError("inside")
    except KeyError as error:
        yield error.args[0]
        try:
            raise
        except KeyError as again:
            yield "again " + again.args[0]


try:
    raise ValueError("outside")
except ValueError:
    for item in handles():
        print(item)
        try:
            raise
        except ValueError as error:
            print("still", error)


def in_finally():
    try:
        yield 1
        return 5
    finally:
        yield 2


g = in_finally()
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)


def loops():
    total = 0
    for i in range(3):
        for name in ["a", "b"]:
            try:
                got = yield name * (i + 1)
                if got:
                    total += got
            except ValueError:
                total += 100
                break
    print("total", total)


g = loops()
print(next(g), g.send(5), g.send(7), g.throw(ValueError()), list(g))
