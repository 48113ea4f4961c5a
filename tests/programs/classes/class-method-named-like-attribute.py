# class and static methods whose names are attributes of other instances, also by computed names
class Parser:
    made = 0

    @classmethod
    def load(cls, text):
        cls.made += 1
        parser = cls.__new__(cls)
        parser.text = text
        return parser

    @staticmethod
    def default(size=1):
        return [0] * size

    def plain(self, more):
        return self.text + more


class Strict(Parser):
    pass


class Settings:
    def __init__(self):
        self.load = 0.5
        self.default = "none"
        self.plain = None


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)


settings = Settings()
print(settings.load, settings.default, Parser.default(2), Parser.load("a").plain("b"))
print(type(Strict.load("c")).__name__, Strict.made)
proxy = Proxy(Parser.load("x"))
proxy.text = "changed"
print(proxy.text, proxy.plain("!"), proxy.default(), proxy.load("again").text, Parser.made, Strict.default())
for name in ("load", "default", "plain"):
    setattr(settings, name, name.upper())
    print(getattr(settings, name), callable(getattr(Parser, name)))
make = Strict.load
print(make("held").text, [*map(Parser.default, range(3))], settings.load + settings.default)
Parser.load()
