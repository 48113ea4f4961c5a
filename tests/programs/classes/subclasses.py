# issubclass and isinstance, with tuples and what is no class.
class A:
    pass


class B(A):
    pass


class C:
    pass


class D(B, C):
    pass


class E(ValueError):
    pass


class F(E, A):
    pass


classes = [A, B, C, D, E, F, int, bool, str, object, ValueError, Exception, type, list]
for one in classes:
    print(one.__name__, [issubclass(one, other) for other in classes])
print(issubclass(D, (int, C)), issubclass(D, ((str, (A,)), list)), issubclass(D, ()), issubclass(bool, (str, int)))
print([isinstance(value, (A, (int, E))) for value in [A(), D(), C(), 1, True, "a", E(), F(), ValueError()]])
print([isinstance(value, object) for value in [1, A, D(), None]], isinstance(A, type), isinstance(D(), D), type(D()) is D)
for attempt in (lambda: issubclass(1, int), lambda: issubclass(A(), A), lambda: issubclass(A, 1), lambda: issubclass(A, (int, "x")),
                lambda: isinstance(1, "int"), lambda: issubclass(int, (int, "x"))):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
