def w(x):
    match x:
        case b"y":
            return 1
        case -1.5 | "x" | b"z":
            return 2
    return 0
print(w(b"y"), w(b"z"), w("x"), w(3))
