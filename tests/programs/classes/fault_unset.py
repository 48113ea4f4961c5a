# An attribute that is not set yet.
class Lazy:
    def __init__(self, early):
        if early:
            self.value = 5

    def get(self):
        return self.value


print(Lazy(True).get())
late = Lazy(False)
late.value = 6
print(late.get())
del late.value
print(late.get())
