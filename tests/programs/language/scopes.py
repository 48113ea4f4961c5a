x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x


def change():
    global x
    x = "changed"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "inner"

    def deepest():
        def deeper():
            return x
        return deeper()

    before = x
    inner()
    return before, x, deepest()


print(read(), shadow(), x)
change()
print(read(), x)
print(outer())


def make():
    n = 0
    f = 0.5

    def bump(by):
        nonlocal n, f
        n += by
        f *= 2
        return n, f

    return bump


b1 = make()
b2 = make()
print(b1(1), b1(2), b2(5))


def define_global():
    global fresh
    fresh = [1, 2]


define_global()
print(fresh)
count = 0


def tick():
    global count
    count += 1
    return count


tick(); tick()
print(count)


def levels():
    a = 1
    def l1():
        b = 2
        def l2():
            c = 3
            def l3():
                nonlocal a, b, c
                a += b
                b += c
                c += a
                return a, b, c
            return l3() + (c,)
        return l2() + (b,)
    return l1() + (a,)
print(levels())
