# Names of attributes that are computed: any that the program says somewhere.
class Settings:
    mode = "fast"

    def __init__(self, **options):
        self.size = 1
        for name, value in options.items():
            setattr(self, name, value)

    def total(self, extra=0):
        return self.size + extra

    @property
    def double(self):
        return self.size * 2

    @double.setter
    def double(self, value):
        self.size = value // 2


s = Settings(size=4, colour="red", depth=2.5)
for name in ["size", "colour", "depth", "mode", "absent", "total", "double"]:
    print(name, hasattr(s, name), getattr(s, name, "no " + name) if name != "total" else getattr(s, name)(3))
setattr(s, "dou" + "ble", 20)
print(s.size, s.double)
for name in "size", "colour":
    setattr(s, name, getattr(s, name) * 2)
print(s.size, s.colour)
for name in ["colour", "colour", "nothing"]:
    try:
        delattr(s, name)
        print("deleted", name)
    except AttributeError as e:
        print(e)
for name in [3, None]:
    try:
        print(getattr(s, name))
    except TypeError as e:
        print(e)
    try:
        print(hasattr(s, name))
    except TypeError as e:
        print(e)


class Commands:
    def do_go(self, n):
        return "go " + str(n)

    def do_stop(self, n):
        return "stop " + str(n)

    def run(self, line):
        word, n = line.split()
        method = getattr(self, "do_" + word, None)
        return method(int(n)) if method else "unknown " + word


known = ["do_go", "do_stop"]
c = Commands()
print([c.run(line) for line in ["go 1", "stop 2", "turn 3"]], [hasattr(Commands, name) for name in known])
text = "Hello"
print([getattr(text, name)() for name in ["upper", "lower", "swapcase"]])
setattr(Commands, "lim" + "it", 9) if False else setattr(Commands, known[0][:0] + "limit", 9)
print(getattr(Commands, "limit"), c.limit)
