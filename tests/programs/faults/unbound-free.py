def outer(flag):
    if flag:
        v = 1
    def inner():
        return v
    return inner()
print(outer(True))
print(outer(False))
