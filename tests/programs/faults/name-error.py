def f():
    return undefined_name
print("before")
f()
