# Calls whose arguments are many: their lists, slots and frames lie above those of their callers.
def add(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + x + y - z


def mixed(a, x, s, b, y, t, c, z, u, *, d, w, v, e=5, r=0.5, q="q"):
    print(a, x, s, b, y, t, c, z, u, d, w, v, e, r, q)
    return max(a, b, c, d, e, add(a, b, c, d, e, a, b, c, d, e, a, b, c, d, e, a, b, c, d, e, a, b, c, d, e, 1))


def outer(one, two, three):
    first = add(one, two, three, one, two, three, one, two, three, one, two, three, one, two, three, one, two, three,
                one, two, three, one, two, three, one, two)
    second = mixed(first, 1.5, "s", two, 2.5, "t", three, 3.5, "u", d=one, w=4.5, v="v")
    return first, second, mixed(second, 0.5, "a", first, 1.0, "b", one, 2.0, "c", v="z", w=0.25, d=two, q="k")


print(outer(1, 2, 3))
chosen = add if len("ab") == 2 else mixed
print(chosen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, z=26))
print(min(add(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 5, 7, key=lambda n: -n))
