from enum import Enum, IntEnum, auto


class Light(Enum):
    RED = 1
    GREEN = 2
    YELLOW = 3

    def next(self):
        return {Light.RED: Light.GREEN, Light.GREEN: Light.YELLOW, Light.YELLOW: Light.RED}[self]

    @property
    def stops(self):
        return self is not Light.GREEN

    def __str__(self):
        return self.name.lower()


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


class Op(Enum):
    PUSH = auto()
    ADD = auto()
    MUL = auto()
    HALT = auto()


class Planet(Enum):
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67e-11 * self.mass / (self.radius * self.radius)


def run(program):
    stack, pc = [], 0
    while True:
        op, *args = program[pc]
        pc += 1
        match op:
            case Op.PUSH:
                stack.append(args[0])
            case Op.ADD:
                stack.append(stack.pop() + stack.pop())
            case Op.MUL:
                stack.append(stack.pop() * stack.pop())
            case Op.HALT:
                return stack.pop()
            case _:
                raise ValueError(op)


light = Light.RED
for _ in range(4):
    print(light, light.name, light.value, light.stops, repr(light))
    light = light.next()
print(Light(2), Light["RED"], list(Light), len(Light), Light.RED == Light.RED, Light.RED != Light.GREEN)
print([l.value for l in Light], Light.RED in Light, isinstance(Light.RED, Light), type(Light.RED).__name__)
try:
    Light(9)
except ValueError as e:
    print(e)
try:
    Light["BLUE"]
except KeyError as e:
    print("KeyError", e)
print(Level.HIGH > Level.LOW, Level.MID + 1, sorted([Level.HIGH, Level.LOW]), Level(5), repr(Level.MID), max(Level))
print(run([(Op.PUSH, 2), (Op.PUSH, 3), (Op.ADD,), (Op.PUSH, 4), (Op.MUL,), (Op.HALT,)]))
print([o.name for o in Op], Op.HALT.value, {Op.ADD: "+"}[Op.ADD])
print(f"{Planet.EARTH.gravity:.2f}", Planet.MARS.name)
