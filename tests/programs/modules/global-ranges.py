# Ints in globals: what they may be is known only where all that is stored is.
import helpers.limited as counter_module
from helpers.limited import step

small = 3
grown = 1
odd = 1
turned = 5
seed = 12345


def grow():
    global grown
    grown *= 3
    return grown


def flip():
    global turned
    turned = -turned
    return 100 // turned


def rand():
    global seed
    seed = (seed * 1103 + 12345) % 1000003
    return seed


def change(n):
    global odd
    for i in range(n):
        odd += 2
    return odd % 7


items = list(range(10))
print([step() for i in range(12)], items[counter_module.count])
counter_module.limit = 3
counter_module.count = 8
print([step() for i in range(5)], counter_module.count)
counter_module.count = -25
print(step(), items[counter_module.count - 2])
counter_module.limit = -4
print([step() for i in range(6)])
print([flip() for i in range(3)], turned)
print([rand() % 100 for i in range(5)], rand() // 7, rand() / 1000)
print(change(4), change(0), odd)
for i in range(17):
    grow()
print(grown)
turned = 0
try:
    flip()
except ZeroDivisionError as e:
    print(e, turned)
for small in range(-3, 4, 3):
    print(items[small], 7 % (small or 2), small // 2)
print(small)
del small
try:
    print(small)
except NameError as e:
    print(e)
small = 9 ** 9
print(small % 10)
