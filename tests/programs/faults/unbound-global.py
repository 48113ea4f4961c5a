def f():
    return later
print("start")
print(f())
later = 5
