# Too many arguments for a method: self counts.
class Door:
    def open(self, width):
        return width


d = Door()
print(d.open(3))
print(d.open(3, 4))
