# what: `@property` and other decorators of methods than `@staticmethod` and `@classmethod` are refused when the program is checked.
# why: Not built yet.
# instead: Use a method.
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2


print(Circle(2).area)
