# what: `gc.collect()` gives 0; `gc.disable()` is only remembered.
# why: What is found is not counted; memory is collected when it runs out, and only then.
# instead: Ask `gc.stats()` (docs/memory.md).
import gc


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
gc.collect()
a = b = None
print(gc.collect() > 0)
