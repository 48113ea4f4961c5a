# what: Sets are gone through in the order in which their items came; `pop()` takes the first.
# why: CPython's order follows from addresses and hashes, and differs from run to run for most types; this one costs nothing and repeats.
# instead: Do not rely on an order; `sorted(items)` has one.
print({3, 1, 2})
