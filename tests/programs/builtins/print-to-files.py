import sys

print("a", "b", sep="-", file=sys.stdout)
print("error", file=sys.stderr)
print(sys.stdout.write("text\n"))
out = sys.stdout
print("to", "out", file=out, sep="+")


class Collector:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


log = Collector()
print(1, [2], "x", sep=", ", end=".\n", file=log)
print(log.parts, "".join(log.parts))
try:
    sys.stdout.write(3)
except TypeError as e:
    print(e)
sys.stdout.flush()
