# Faults in and around properties, with the frames that CPython shows.


class Tank:
    def __init__(self, level):
        self.level = level

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        if value > 10:
            raise ValueError("overflow")
        self._level = value

    @property
    def share(self):
        return 100 // self.level

    @property
    def wrong():
        return 1


class Other:
    share = 5


def attempt(action, tank):
    try:
        print(action(tank))
    except (AttributeError, ZeroDivisionError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


def fill(tank, level):
    tank.level = level


def set_share(tank):
    tank.share = 1


def drop(tank):
    del tank.level


tank = Tank(5)
attempt(lambda t: t.share, tank)
attempt(lambda t: t.share, Other())
attempt(lambda t: fill(t, 0), tank)
attempt(lambda t: t.share, tank)
attempt(lambda t: fill(t, 11), tank)
attempt(set_share, tank)
attempt(drop, tank)
attempt(lambda t: t.wrong, tank)
attempt(lambda t: t.share(), Tank(3))
tank.level = 4
tank.level //= 2
print(tank.level)


def run(tanks):
    for one in tanks:
        one.level -= 2
        print(one.share)


run([Tank(4), tank])
