def f(flag):
    if flag:
        x = 1
    return x + 1
print(f(True))
print(f(False))
