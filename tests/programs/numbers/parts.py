print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), True.real, True.numerator, True.imag)
print((2.5).real, (2.5).imag, 2.5.conjugate(), (-3).real, (-3).conjugate(), (-0.0).real)


def parts(x):
    return x.real, x.imag, x.conjugate()


print(parts(5), parts(2.5), parts(-7), parts(3 - 4j))
x = 7
print(x.real, x.numerator / x.denominator, x.bit_length(), x.real + x.imag)
word = 3000000000
print(word.real, word.conjugate(), word.numerator - 1)


class Vector:
    def __init__(self, real):
        self.real = real
        self.denominator = "own"


def of_any(x):
    return x.real


print([of_any(x) for x in (1, 2.5, True, Vector("v"), 2j)])
print([x.denominator for x in (3, True, Vector(0))])
print(getattr(5, "real"), hasattr(5, "imag"), hasattr(2.5, "numerator"), hasattr("", "real"))
total = sum([value.real * value.real for value in (1, 2.0, 3)])
print(total)


def ratio(x):
    return x.numerator, x.denominator


print(ratio(True), ratio(10))
for bad in ("text", 2.5, None):
    try:
        print(ratio(bad))
    except AttributeError as error:
        print(error)
