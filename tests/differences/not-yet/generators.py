# what: `yield` is refused when the program is checked.
# why: Not built yet.
# instead: Build a list, or pass a function to call with each item.
def count(n):
    yield n
print(list(count(1)))
