def f(a, b, s):
    if a < b <= 10 and not (s == "x" or b % 2):
        return a if s else b
    y = s or "none"
    print(y, a is None, 1 < a < 3, s in "abc", not s)
    assert a > 0, "a must be positive"
    while a and b:
        a -= 1
    return a or b


print(f(1, 2, "x"))
