# i64f64-only: the oracle of i32f32 computes complex numbers in doubles
# complex numbers: literals, arithmetic with ints and floats, text, formats, comparison, what is refused
z, w = 1 + 2j, 3.5 - 4j
print(z, w, 2j, -2j, -0j, 1 - 0j, 0j, 1e300 * 1j, 1.5e-7j, (2 + 0j), -1 + 0j)
print(z + w, z - w, z * w, z / w, z ** 2, z ** -1, z ** 0, w ** 0.5, 2 ** z, z ** w)
print(z + 1, 1 + z, z - 1, 1 - z, z * 2.5, 2.5 * z, z / 2, 2 / z, True + z, z + 0.5)
print(-z, +z, abs(3 + 4j), z.conjugate(), z.real, z.imag, (z * z.conjugate()).real, bool(0j), bool(1j))
print(z == 1 + 2j, z != w, 2 + 0j == 2, 2 == 2 + 0j, 2.5 == 2.5 + 0j, z == "z", 1j == 1, z == None, 0j == False)
print(hash(3 + 0j) == hash(3), {1 + 1j: "a", 2: "b"}[1 + 1j], {2: "b"}[2 + 0j], len({1j, 1j, 2j}), 1j in [2, 1j])
print(complex(), complex(2), complex(2.5, -1), complex("1+2j"), complex("-j"), complex(" (3-4.5e1j) "), complex(1j, 1j), complex(True))
print(isinstance(z, complex), isinstance(2.0, complex), type(z), type(z).__name__, isinstance(z, (int, complex)), isinstance(z, int | complex))
print(f"{z:.2f} {z} {z!r} {z:>12} {w:+.1f} {w:<15.3e}|{w:^20}|{z:.3}", "{} {:.1f}".format(z, w), "%s %r" % (z, w), str(z) + "!")
print(sum([1j, 2, 3.5]), sum([z, w], 0j), max([3j, -4j, 1 + 1j], key=abs), sorted([2 + 1j, 1 + 5j], key=lambda c: c.imag))
print([complex(x, x * 2) for x in range(3)], list(map(complex, [1, 2])), {"k": z}, (z, [w]))


def mandelbrot(c: complex, limit: int) -> int:
    z = 0j
    for i in range(limit):
        if abs(z) > 2:
            return i
        z = z * z + c
    return limit


for y in (-1.0, -0.5, 0.0):
    print([mandelbrot(complex(x / 4, y), 20) for x in range(-8, 3)])


def roots(a, b, c):
    d = (b * b - 4 * a * c + 0j) ** 0.5
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print(roots(1, -3, 2), roots(1, 0, 4))
x = 5j
x += 1
x *= 2j
x -= 0.5
x /= 4
x **= 2
print(x)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: z / 0)
attempt(lambda: 0j ** -1)
attempt(lambda: z < w)
attempt(lambda: z // 2)
attempt(lambda: z % 2)
attempt(lambda: int(z))
attempt(lambda: float(z))
attempt(lambda: z + "a")
attempt(lambda: "a" + z)
attempt(lambda: complex("1+"))
attempt(lambda: complex("1", 2))
attempt(lambda: complex(1, "2"))
attempt(lambda: complex([]))
attempt(lambda: format(z, "05"))
attempt(lambda: format(z, "x"))
attempt(lambda: (1e200 + 1e200j) ** 10)
attempt(lambda: [1, 2][z])
print(z.missing)
