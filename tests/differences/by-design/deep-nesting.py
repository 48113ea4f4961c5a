# what: Containers nested more than 100 deep, on 32-bit cores more than 16 deep, cannot be compared or hashed: RecursionError. Printed, what lies deeper shows as `[...]`.
# why: The levels lie on the C stack, of which a small core has 2 KB; Python allows about 1000.
# instead: Keep data flat, or walk it with a function of your own.
deep, same = [], []
for i in range(200):
    deep, same = [deep], [same]
print(deep)
print(deep == same)
