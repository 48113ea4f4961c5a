# Their code may go while they wait (epython run --load=dynamic or ondemand, --memory).
from epython import dynamic, load_function, run_all, task


@dynamic(defer=True)
def squares(n):
    total = 0
    for i in range(n):
        total += i * i
        yield total
    return total


@dynamic
def words(text):
    found = []
    for word in text.split():
        found.append(word)
        yield word
    return found


a = task(load_function("squares"), 4)
b = task(words, "to be or not")
del squares, words
print(a.resume(), b.resume())
print(run_all([a, b, task(load_function("words"), "x y")]))
