# no-cpython: gc.heap and gc.stats are ours
# expect-stdout: True True\n3 ['collections', 'fragmentation', 'free', 'largest', 'used']\nTrue True True\nTrue True True\n
# expect-error: RuntimeError: end
# expect-line: 28
import gc


def live(n):
    return [[i] * 4 for i in range(n)]


gc.collect()
before = gc.stats()
kept = live(300)
gc.collect()
with_kept = gc.stats()
kept = kept[::2]
gc.collect()
halved = gc.stats()
kept = None
gc.collect()
after = gc.stats()
print(before["used"] < halved["used"] < with_kept["used"], after["used"] < halved["used"])
print(after["collections"] - before["collections"], sorted(after))
print(0 <= halved["fragmentation"] <= 1, halved["largest"] <= halved["free"], after["free"] > halved["free"])
used, free, largest, collections = gc.heap()
print(used > 0, free >= largest > 0, collections == after["collections"])
raise RuntimeError("end")
