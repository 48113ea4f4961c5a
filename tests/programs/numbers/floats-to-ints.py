import math
def t(f):
    try:
        print(f())
    except OverflowError as e:
        print("over", e)
x = 0.5 + 2147483647
t(lambda: math.floor(x)); t(lambda: math.ceil(x)); t(lambda: math.trunc(x)); t(lambda: int(x)); t(lambda: round(x)); t(lambda: x // 1)
