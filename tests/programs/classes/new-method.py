class Singleton:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, value):
        self.value = value


class Celsius:
    def __new__(cls, degrees):
        self = object.__new__(cls)
        self.degrees = degrees
        return self

    def __repr__(self):
        return f"{self.degrees}C"


class Interned:
    pool = {}

    def __new__(cls, name):
        if name in cls.pool:
            return cls.pool[name]
        one = super().__new__(cls)
        cls.pool[name] = one
        one.name = name
        return one


class Even:
    def __new__(cls, n):
        if n % 2:
            return None
        return super(Even, cls).__new__(cls)

    def __init__(self, n):
        self.n = n


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)
print(Celsius(30))
print(Interned("x") is Interned("x"), Interned("x") is Interned("y"), len(Interned.pool))
print(Even(3), Even(4).n)
