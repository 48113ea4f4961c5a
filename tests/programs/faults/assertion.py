def check(n):
    assert n > 0
    assert n < 10, f"too large: {n}"
    return n
print(check(5))
check(50)
