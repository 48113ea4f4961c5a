# Quicksort in place of 4,000 pseudo-random ints.
ROUNDS = 50
SIZE = 4000


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def numbers(n, seed):
    values = []
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        values.append(seed)
    return values


check = 0
for k in range(ROUNDS):
    items = numbers(SIZE, k)
    quicksort(items, 0, len(items) - 1)
    for item in items:
        check = (check * 31 + item) % 1000003
print(check)
