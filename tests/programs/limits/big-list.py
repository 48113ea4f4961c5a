items = list(range(20000))
total = 0
for v in items:
    total += v
print(total, len(items), items[19999])
strings = [str(v) for v in range(3000)]
print(len("".join(strings)))
table = {}
for v in range(5000):
    table[v * 7 % 5003] = v
print(len(table), table[7], sum(table.values()))
garbage = 0
for k in range(300):
    block = [k] * 1000
    garbage += len(block) + block[-1]
print(garbage)
