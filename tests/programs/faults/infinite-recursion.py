# i64f64-only: the single oracle's own frames count
def f(n):
    return f(n + 1)
print("go")
f(0)
