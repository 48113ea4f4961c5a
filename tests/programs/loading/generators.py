from epython import dynamic, load_function


@dynamic(defer=True)
def counter(name, limit, step=0.5):
    """Suspended in a loop, in a try, and with raw and boxed locals."""
    total = 0.0
    seen = []
    try:
        for i in range(limit):
            total += i * step
            sent = yield name, i, total
            if sent is not None:
                seen.append(sent)
    finally:
        print("end of", name, seen)
    return len(seen)


@dynamic
def chained(*counters):
    for one in counters:
        counted = yield from one
        print("sent to it:", counted)


@dynamic
def squares(n):
    return (i * i for i in range(n))


counter = load_function("counter")
waiting = [counter("a", 3), counter("b", 4, 2.0)]
all = chained(*waiting)
print(next(all), next(waiting[1]))
del counter, chained
print(all.send("x"), waiting[1].send(1))
for item in all:
    print(item)
print(sum(squares(10)), list(load_function("squares")(4)))
broken = load_function("counter")("c", 5)
next(broken)
try:
    broken.throw(ValueError("thrown in"))
except ValueError as e:
    print("caught", e)
print(next(load_function("counter")("d", "many")))
