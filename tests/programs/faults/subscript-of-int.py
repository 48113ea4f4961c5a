def f(a):
    return (a + 1)[0]


print("before")
print(f(1))
