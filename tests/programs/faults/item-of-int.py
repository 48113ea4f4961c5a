def f(a):
    b = a + 1
    b[0] = 5
    return b


print("before")
print(f(1))
