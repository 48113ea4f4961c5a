# super() finds what is no plain method: with defaults that are computed, decorated, properties, other values.
def twice(f):
    def g(self, *a):
        return f(self, *a) + f(self, *a)
    return g


class P:
    kind = None

    def run(self, more=255, words={'Hello'}):
        print('base', more, len(words))

    @twice
    def name(self, a):
        return 'P' + a

    @property
    def add(self):
        return lambda x: x + 1

    def grow(self, xs=[]):
        xs.append(1)
        return xs


class Q(P):
    def run(self, more=7, words={'a', 'a'}):
        words.add('yy')
        super().run(more, words)

    def name(self, *a):
        return 'Q' + super().name(*a) + super().name('z')

    def five(self):
        return super().add(4)

    def grow(self, xs=[]):
        f = super().grow
        return f(), super().grow([5]), super().grow()


class R(Q):
    def name(self, a):
        return 'R' + super().name(a)

    def grow(self, xs=[7]):
        return super().grow(xs), super().grow()

    def kind(self):
        super().kind()

    def nothing(self):
        super().nothing(3)


Q().run(5)
print(Q().name('a'), Q().five(), Q().grow())
print(R().name('b'), R().grow())
for wrong in R().kind, R().nothing:
    try:
        wrong()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
