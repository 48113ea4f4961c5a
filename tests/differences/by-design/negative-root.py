# what: A negative number raised to a power that is no whole number raises ValueError.
# why: CPython gives a complex number; floats would have to be ready for one everywhere.
# instead: Write `complex(x) ** y` where a complex number is meant, `-((-x) ** y)` where a root is.
try:
    print((-8) ** (1 / 3))
except ValueError as error:
    print(error)
