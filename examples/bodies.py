# Planets as objects: the n-body problem with a class for vectors and one for bodies.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def minus(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def add_scaled(self, other, factor):
        self.x += other.x * factor
        self.y += other.y * factor
        self.z += other.z * factor

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z


class Body:
    def __init__(self, name, mass, position, velocity):
        self.name = name
        self.mass = mass
        self.position = position
        self.velocity = velocity

    def attract(self, other, dt):
        d = self.position.minus(other.position)
        distance2 = d.dot(d)
        magnitude = dt / (distance2 * distance2 ** 0.5)
        self.velocity.add_scaled(d, -other.mass * magnitude)
        other.velocity.add_scaled(d, self.mass * magnitude)

    def move(self, dt):
        self.position.add_scaled(self.velocity, dt)

    def energy(self):
        return 0.5 * self.mass * self.velocity.dot(self.velocity)


class Star(Body):
    def move(self, dt):
        pass            # so heavy that it stays where it is


class System:
    def __init__(self, bodies):
        self.bodies = bodies

    def step(self, dt):
        bodies = self.bodies
        for i in range(len(bodies)):
            for j in range(i + 1, len(bodies)):
                bodies[i].attract(bodies[j], dt)
        for body in bodies:
            body.move(dt)

    def energy(self):
        total = 0.0
        for i, body in enumerate(self.bodies):
            total += body.energy()
            for other in self.bodies[i + 1:]:
                d = body.position.minus(other.position)
                total -= body.mass * other.mass / d.dot(d) ** 0.5
        return total


system = System([
    Star("sun", 39.0, Vector(0.0, 0.0, 0.0), Vector(0.0, 0.0, 0.0)),
    Body("jupiter", 0.0375, Vector(4.84, -1.16, -0.10), Vector(0.61, 2.81, -0.025)),
    Body("saturn", 0.0113, Vector(8.34, 4.125, -0.40), Vector(-1.01, 1.82, 0.0084)),
    Body("uranus", 0.0017, Vector(12.89, -15.11, -0.22), Vector(1.08, 0.87, -0.0108)),
    Body("neptune", 0.002, Vector(15.38, -25.92, 0.18), Vector(0.98, 0.59, -0.0347)),
])
print(f"{system.energy():.6f}")
for _ in range(500):
    system.step(0.01)
print(f"{system.energy():.6f}")
for body in system.bodies:
    print(body.name, f"{body.position.x:.4f} {body.position.y:.4f} {body.position.z:.4f}")
