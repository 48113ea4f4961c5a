# A KeyError about an instance tells its repr.
class Box:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Box({self.x!r})"


d = {Box(1): 2}
for error in (ValueError(Box(2)), KeyError(Box(3)), KeyError(Box(4), 5), OSError(99999, Box(6)), ValueError(ValueError(Box(7)))):
    print(error, repr(error), [error], str(error) + "!")
    print(f"{error} {error!r} {error.args}")
try:
    d[Box("k")]
except KeyError as e:
    print(e, repr(e), e.args, str(e))
try:
    assert not d, Box(8)
except AssertionError as e:
    print(e, repr(e))
d[Box("last")]
