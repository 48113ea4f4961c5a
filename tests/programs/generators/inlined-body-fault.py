# What the loop raises does not pass through the generator.
def numbers(n):
    for i in range(n):
        yield i
    print('not here')


def invert(n):
    for i in numbers(n):
        if i == 2:
            raise ValueError(f'no {i}')
        print(1 / (i + 1))


try:
    invert(5)
except ValueError as error:
    print(error)
items = [1, 2, 3]
for i in numbers(5):
    print(items[i])
