class A:
    pass
class B(A):
    def __init__(self, x):
        self.x = x
    @classmethod
    def of(cls, x):
        new = cls.__new__(cls)
        new.x = x
        return new
b = B.of(3)
print(b.x, type(b).__name__, object.__new__(B).__class__.__name__, isinstance(B.__new__(B), B))
