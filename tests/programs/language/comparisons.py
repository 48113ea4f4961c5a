print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 == 2 != 1)
print(1 == 1.0, True == 1, "a" == "a", "a" == 1, None == 0, [1, 2] == [1, 2], (1, 2) < (1, 3))
print("abc" < "abd", "Z" < "a", "" < "a", [1, 2, 3] > [1, 2], [2] > [1, 9])
x = 5
print(0 < x < 10, x in [1, 5], x not in (1, 2), "b" in "abc", "d" in "abc", 2 in {1: 0, 2: 0})
print(x is None, x is not None, None is None, not x, not None)
def f(v):
    print("f", v)
    return v
print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, "" or "default", [] and 1, None or 0 or "x")
print(f(0) or f(5), f(0) and f(5))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1.0, nan > 1.0, not nan < 1.0)
inf = float("inf")
print(inf > 10**18, -inf < 0, inf == inf)
a = 3
b = 3.5
print(a < b, a <= b, a > b, a != b, b >= a)
print({"a": 1} == {"a": 1.0}, {1: 2} != {1: 3}, (1, 2.0) == (1.0, 2), [] == (), "1" != 1)
print(True + True, True < 2, False == 0)
print((1, "x") < (1, "y"), [[1], [2]] < [[1], [3]])
