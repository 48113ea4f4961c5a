import heapq
import itertools
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass(order=True)
class Event:
    time: float
    seq: int
    action: Callable = field(compare=False)
    args: tuple = field(default=(), compare=False)


class Simulator:
    def __init__(self):
        self.now = 0.0
        self.queue = []
        self.counter = itertools.count()

    def schedule(self, delay, action, *args):
        heapq.heappush(self.queue, Event(self.now + delay, next(self.counter), action, args))

    def run(self, until=float("inf")):
        n = 0
        while self.queue and self.queue[0].time <= until:
            event = heapq.heappop(self.queue)
            self.now = event.time
            event.action(*event.args)
            n += 1
        return n


class Customer:
    ids = itertools.count(1)

    def __init__(self):
        self.id = next(Customer.ids)

    def __repr__(self):
        return f"#{self.id}"


class Counter:
    def __init__(self, sim, servers):
        self.sim, self.free, self.waiting, self.log = sim, servers, [], []

    def arrive(self, customer):
        self.log.append((self.sim.now, "arrive", customer))
        if self.free:
            self.serve(customer)
        else:
            self.waiting.append(customer)

    def serve(self, customer):
        self.free -= 1
        self.log.append((self.sim.now, "serve", customer))
        self.sim.schedule(2.5, self.leave, customer)

    def leave(self, customer):
        self.free += 1
        self.log.append((self.sim.now, "leave", customer))
        if self.waiting:
            self.serve(self.waiting.pop(0))


sim = Simulator()
desk = Counter(sim, 2)
for t in (0, 1, 1.5, 1.5, 6):
    sim.schedule(t, desk.arrive, Customer())
print(sim.run(until=3), sim.now)
print(sim.run(), sim.now)
for time, what, who in desk.log:
    print(f"{time:5.1f} {what:>8} {who}")
