"""A controller and a plant: closures with nonlocal, properties with checks, running statistics, a plot in text."""
import math
from collections import deque


def low_pass(alpha):
    state = None

    def filtered(x):
        nonlocal state
        state = x if state is None else state + alpha * (x - state)
        return state

    def reset():
        nonlocal state
        state = None

    filtered.reset = reset
    return filtered


class PID:
    def __init__(self, p, i=0.0, d=0.0, *, limits=(-math.inf, math.inf)):
        self.p, self.i, self.d = p, i, d
        self._limits = None
        self.limits = limits
        self.reset()

    @property
    def limits(self):
        return self._limits

    @limits.setter
    def limits(self, value):
        low, high = value
        if low >= high:
            raise ValueError(f"limits {low} >= {high}")
        self._limits = low, high

    @limits.deleter
    def limits(self):
        self._limits = (-math.inf, math.inf)

    def reset(self):
        self.integral, self.last = 0.0, None

    def __call__(self, error, dt):
        low, high = self.limits
        slope = 0.0 if self.last is None else (error - self.last) / dt
        self.last = error
        output = self.p * error + self.i * (self.integral + error * dt) + self.d * slope
        if low <= output <= high:
            self.integral += error * dt
        return min(max(output, low), high)


class Heater:
    def __init__(self, temperature=20.0, ambient=20.0, gain=0.08, loss=0.02, delay=3):
        self.temperature, self.ambient, self.gain, self.loss = temperature, ambient, gain, loss
        self.pipeline = deque([0.0] * delay, maxlen=delay)

    def step(self, power):
        effective = self.pipeline[0]
        self.pipeline.append(power)
        self.temperature += effective * self.gain - (self.temperature - self.ambient) * self.loss
        return self.temperature


class Statistics:
    def __init__(self):
        self.n, self.mean, self.m2, self.low, self.high = 0, 0.0, 0.0, None, None

    def add(self, x):
        self.n += 1
        delta = x - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (x - self.mean)
        self.low = x if self.low is None or x < self.low else self.low
        self.high = x if self.high is None or x > self.high else self.high
        return self

    @property
    def deviation(self):
        return math.sqrt(self.m2 / (self.n - 1)) if self.n > 1 else 0.0


control, plant, smooth, stats = PID(2.0, 0.02, 1.0, limits=(0, 50)), Heater(), low_pass(0.5), Statistics()
history = []
for step in range(120):
    target = 60 if step < 80 else 40
    measured = smooth(plant.temperature)
    power = control(target - measured, 1.0)
    history.append(plant.step(power))
    if step > 40:
        stats.add(history[-1])
for t in range(0, 120, 12):
    print(f"{t:4} {history[t]:6.1f} " + "*" * int(history[t] // 2))
print(round(stats.mean, 1), round(stats.deviation, 1), f"{stats.low:.1f}..{stats.high:.1f}", stats.n)
smooth.reset()
print(smooth(1.0), smooth(2.0), control.limits)
try:
    control.limits = (5, 5)
except ValueError as error:
    print(error)
del control.limits
print(control.limits, PID(1)(3, 0.1), max(history) < 80)
