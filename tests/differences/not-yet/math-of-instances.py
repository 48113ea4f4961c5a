# what: Functions of `math` take no instances: not those with `__float__`, `__index__`, `__floor__` or `__ceil__` either.
# why: Not built yet; they are operations that no code of the program runs in.
# instead: Write `math.sqrt(float(x))`.
import math


class Half:
    def __float__(self):
        return 0.25


try:
    print(math.sqrt(Half()))
except TypeError as e:
    print(e)
