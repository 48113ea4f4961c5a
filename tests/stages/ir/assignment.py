def f(flag):
    if flag:
        x = 1
    print(x)
    del x
    a, (b, *c) = 1, (2, 3, 4)
    a, b = b, a
    u = v = [a, b]
    u += c
    u[0] -= 1
    u[1:2] = [7, 8]
    d = {"k": u}
    d["k"][0] *= 2
    del d["k"], u[-1]
    (n := a + 1)
    return u, v, d, n


print(f(True))
