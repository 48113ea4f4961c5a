# n-body: the sun and four planets as objects, 1,000 steps a round.
from math import pi, sqrt

ROUNDS = 100
STEPS = 1000
SOLAR_MASS = 4.0 * pi * pi
DAYS = 365.24


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * DAYS
        self.vy = vy * DAYS
        self.vz = vz * DAYS
        self.mass = mass * SOLAR_MASS

    def move(self, dt):
        self.x += dt * self.vx
        self.y += dt * self.vy
        self.z += dt * self.vz

    def push(self, dx, dy, dz, factor):
        self.vx += dx * factor
        self.vy += dy * factor
        self.vz += dz * factor

    def speed2(self):
        return self.vx * self.vx + self.vy * self.vy + self.vz * self.vz


class System:
    def __init__(self, bodies):
        self.bodies = bodies
        self.pairs = []
        for i, one in enumerate(bodies):
            for other in bodies[i + 1:]:
                self.pairs.append((one, other))
        px = sum([body.vx * body.mass for body in bodies])
        py = sum([body.vy * body.mass for body in bodies])
        pz = sum([body.vz * body.mass for body in bodies])
        bodies[0].push(px, py, pz, -1.0 / SOLAR_MASS)

    def advance(self, dt):
        for one, other in self.pairs:
            dx = one.x - other.x
            dy = one.y - other.y
            dz = one.z - other.z
            d2 = dx * dx + dy * dy + dz * dz
            mag = dt / (d2 * sqrt(d2))
            one.push(dx, dy, dz, -other.mass * mag)
            other.push(dx, dy, dz, one.mass * mag)
        for body in self.bodies:
            body.move(dt)

    def energy(self):
        e = 0.0
        for body in self.bodies:
            e += 0.5 * body.mass * body.speed2()
        for one, other in self.pairs:
            dx = one.x - other.x
            dy = one.y - other.y
            dz = one.z - other.z
            e -= one.mass * other.mass / sqrt(dx * dx + dy * dy + dz * dz)
        return e


system = System([
    Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
         0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
    Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
         -0.00276742510726411046, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
    Body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
         0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
    Body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
         0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
])
print(f"{system.energy():.6f}")
for k in range(ROUNDS):
    for step in range(STEPS):
        system.advance(0.01)
print(f"{system.energy():.6f}")
