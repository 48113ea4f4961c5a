# StopIteration that leaves a generator is a RuntimeError there, in a loop that it is part of too.
def firsts(lists):
    for one in lists:
        yield next(iter(one))


def squares(n):
    for i in range(n):
        yield i * i


for x in squares(3):
    print(x)
try:
    for x in firsts([[1, 2], [3], [], [4]]):
        print(x)
except RuntimeError as error:
    print(error)
held = squares(3)
print(next(held))
for x in held:
    print('rest', x)
for x in firsts([[1], []]):
    print(x)
