# No __exit__ here takes exceptions: what a body binds is bound after it.
class Lock:
    held = 0

    def __enter__(self):
        Lock.held += 1

    def __exit__(self, kind, value, trace):
        Lock.held -= 1


def compute(n):
    with Lock():
        result = n * n
    return result


def only(n):
    with Lock() as nothing:
        return n + 1


total = 0
for i in range(100):
    total += compute(i) + only(i)
print(total, Lock.held)
with Lock() as l:
    last = 2.5
print(l, last * 2)
try:
    with Lock():
        compute("x")
except TypeError as e:
    print(e, Lock.held)
