def kind(value):
    if isinstance(value, (list, tuple)):
        return "sequence"
    return "number" if isinstance(value, (int, float)) else "other"


print([kind(v) for v in [1, 2.5, "x", None]] + [kind((1, 2)), kind([3])])
