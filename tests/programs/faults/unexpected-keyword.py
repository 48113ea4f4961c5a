def f(a):
    return a
fs = [f]
fs[0](a=1)
fs[0](b=1)
