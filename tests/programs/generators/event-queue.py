"""A discrete simulation: a heap of events, generators as processes that yield what they wait for."""
import heapq
from itertools import count


class Simulation:
    def __init__(self):
        self.now, self.queue, self.order, self.trace = 0, [], count(), []

    def schedule(self, delay, process, value=None):
        heapq.heappush(self.queue, (self.now + delay, next(self.order), process, value))

    def run(self, until=None):
        while self.queue:
            time, _, process, value = heapq.heappop(self.queue)
            if until is not None and time > until:
                break
            self.now = time
            try:
                wanted = process.send(value)
            except StopIteration as end:
                self.trace.append((self.now, "end", end.value))
                continue
            if isinstance(wanted, Resource):
                wanted.request(process)
            else:
                self.schedule(wanted, process, self.now)


class Resource:
    def __init__(self, simulation, slots):
        self.simulation, self.free, self.waiting = simulation, slots, []

    def request(self, process):
        if self.free:
            self.free -= 1
            self.simulation.schedule(0, process, "granted")
        else:
            self.waiting.append(process)

    def release(self):
        if self.waiting:
            self.simulation.schedule(0, self.waiting.pop(0), "granted after wait")
        else:
            self.free += 1


def job(simulation, resource, name, arrival, work):
    yield arrival
    how = yield resource
    simulation.trace.append((simulation.now, name, how))
    try:
        for step in range(work):
            yield 2
    finally:
        resource.release()
    return f"{name} done after {simulation.now - arrival}"


simulation = Simulation()
machines = Resource(simulation, 2)
for i, (arrival, work) in enumerate([(0, 3), (1, 1), (1, 2), (2, 1), (9, 1)]):
    simulation.schedule(0, job(simulation, machines, f"job{i}", arrival, work))
simulation.run()
for entry in simulation.trace:
    print(*entry, sep="\t")
print(simulation.now, machines.free, len(simulation.queue))
