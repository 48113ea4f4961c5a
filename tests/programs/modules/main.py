import helpers.shapes
import helpers.shapes as sh
from helpers.shapes import area, SCALE
from helpers.shapes import perimeter as around
import counting
print(helpers.shapes.area(2, 3), sh.area(1, 1), area(4, 5), around(1, 2), SCALE)
counting.bump()
counting.bump()
print(counting.total, counting.history)
counting.total = 50
print(counting.bump())
print(counting.__name__, __name__)
