# what: Set displays, set comprehensions and `set()` are refused.
# why: Not built yet.
# instead: Use a dict with True as every value.
print({1, 2, 1})
