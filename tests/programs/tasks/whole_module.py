import epython
import epython as ep


def f(n):
    for i in range(n):
        yield i


epython.on_interrupt(None)
print(epython.run_all([epython.task(f, 3), ep.task(abs, -2)]))
t = ep.task(f, 1)
print(t.resume(), t.resume(), t.done)
