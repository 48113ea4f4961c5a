from epython import run_all, task


def fails(n):
    for i in range(n):
        yield i
    raise ValueError("task %d" % n)


def stops():
    raise StopIteration(3)


one = task(fails, 1)
print(one.resume())
try:
    one.resume()
except ValueError as e:
    print("caught", e, one.done, one.result)
try:
    one.resume()
except RuntimeError as e:
    print("caught", e)
other = task(stops)
try:
    other.resume()
except StopIteration as e:
    print("caught", e.value, other.done, other.result)


def resumes_itself():
    me.resume()
    yield


me = task(resumes_itself)
try:
    me.resume()
except (RuntimeError, ValueError) as e:
    print(type(e).__name__)
print(me.done)
run_all([task(fails, 3), task(fails, 2)])
