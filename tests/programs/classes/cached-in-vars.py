# what @cached_property has computed is an attribute of its name for vars() and __dict__
from functools import cached_property


class Shape:
    def __init__(self, width, height):
        self.width, self.height = width, height

    @cached_property
    def area(self):
        print("computing")
        return self.width * self.height


shape = Shape(3, 4)
print(vars(shape), "area" in vars(shape))
print(shape.area, shape.area, vars(shape), shape.__dict__["area"])
for name, value in vars(shape).items():
    print(name, value, getattr(shape, name), hasattr(shape, name))
del shape.area
setattr(shape, "width", 10)
print(vars(shape), "area" in vars(shape))
print(shape.area, vars(shape), getattr(shape, "area"))
