import heapq
from collections import defaultdict, deque


class Graph:
    def __init__(self, directed=False):
        self.directed = directed
        self.edges = defaultdict(dict)

    def add(self, a, b, weight=1):
        self.edges[a][b] = weight
        if not self.directed:
            self.edges[b][a] = weight
        else:
            self.edges.setdefault(b, {})

    def bfs(self, start):
        seen, queue = {start}, deque([start])
        while queue:
            n = queue.popleft()
            yield n
            for m in sorted(self.edges[n]):
                if m not in seen:
                    seen.add(m)
                    queue.append(m)

    def dfs(self, n, seen=None):
        seen = set() if seen is None else seen
        seen.add(n)
        yield n
        for m in sorted(self.edges[n]):
            if m not in seen:
                yield from self.dfs(m, seen)

    def dijkstra(self, start):
        dist = {start: 0}
        prev = {}
        heap = [(0, start)]
        while heap:
            d, n = heapq.heappop(heap)
            if d > dist.get(n, float("inf")):
                continue
            for m, w in self.edges[n].items():
                if d + w < dist.get(m, float("inf")):
                    dist[m] = d + w
                    prev[m] = n
                    heapq.heappush(heap, (d + w, m))
        return dist, prev

    def topological(self):
        degree = {n: 0 for n in self.edges}
        for targets in self.edges.values():
            for m in targets:
                degree[m] += 1
        ready = sorted(n for n, d in degree.items() if d == 0)
        order = []
        while ready:
            n = ready.pop(0)
            order.append(n)
            for m in self.edges[n]:
                degree[m] -= 1
                if degree[m] == 0:
                    ready.append(m)
            ready.sort()
        if len(order) != len(self.edges):
            raise ValueError("cycle")
        return order


class UnionFind:
    def __init__(self, items):
        self.parent = {i: i for i in items}

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self.parent[b] = a
        return True


def kruskal(nodes, edges):
    uf = UnionFind(nodes)
    return [(a, b, w) for a, b, w in sorted(edges, key=lambda e: e[2]) if uf.union(a, b)]


g = Graph()
EDGES = [("a", "b", 4), ("a", "c", 2), ("c", "b", 1), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)]
for e in EDGES:
    g.add(*e)
print(list(g.bfs("a")), list(g.dfs("a")))
dist, prev = g.dijkstra("a")
print(dist, prev)
path, n = [], "e"
while n:
    path.insert(0, n)
    n = prev.get(n)
print(" -> ".join(path))
print(kruskal("abcde", EDGES))
d = Graph(directed=True)
for a, b in [("shirt", "tie"), ("tie", "jacket"), ("pants", "shoes"), ("pants", "belt"), ("belt", "jacket")]:
    d.add(a, b)
print(d.topological())
d.add("jacket", "shirt")
try:
    d.topological()
except ValueError as e:
    print("ValueError:", e)
heap = [5, 3, 8, 1]
heapq.heapify(heap)
print(heap[0], heapq.nlargest(2, heap), heapq.nsmallest(2, heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), [heapq.heappop(heap) for _ in range(len(heap))])
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])))
