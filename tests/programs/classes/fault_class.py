# An attribute that a class has not.
class Config:
    size = 3


def ask(kind, more):
    return kind.size if not more else kind.colour


print(ask(Config, False))
Config.colour = 4
print(ask(Config, True))
del Config.colour
print(ask(Config, True))
