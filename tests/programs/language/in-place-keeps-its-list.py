# A list that += makes longer is the variable's afterwards, whatever the right side did to the variable.
v4 = []
old = v4
def f5(p):
    global v4
    v4 = []
    return p
v4 += [f5(1), 2]
print(v4, old)
old = v4
v4 += (k for k in (0.5, f5(1)))
print(v4, old)
old = v4
v4 += [k for k in (0.5, f5(1))]
print(v4, old)
def g():
    v = []
    def h(x):
        nonlocal v
        v = []
        return x
    v += (k for k in (0.5, h(1)))
    return v
print(g())
