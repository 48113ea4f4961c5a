# what: A property is a getter with `@property`, a setter and a deleter in the body of one class; `property(...)` called, the property of a class itself (`C.x`), and parts that use local names of a function around the class are refused.
# why: Properties are no objects: their parts are called where the attribute is used.
# instead: Define the whole property in the class, or use methods.
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2


print(Circle.area.fget(Circle(2)))
