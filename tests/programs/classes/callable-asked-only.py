# callable() of instances whose __call__ nothing calls.
class Never:
    def __call__(self, x, *rest):
        return x


class Below(Never):
    pass


class Plain:
    pass


class Held:
    __call__ = len


for x in [Never(), Below(), Plain(), Held(), Never, len, 3, "text", None, lambda: 0, [].append]:
    print(callable(x))
