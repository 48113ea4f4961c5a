# Quicksort in place of 200,000 pseudo-random ints.


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


def numbers(n):
    values = []
    seed = 12345
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        values.append(seed)
    return values


items = numbers(200000)
quicksort(items, 0, len(items) - 1)
check = 0
for i in range(len(items)):
    check = (check * 31 + items[i]) % 1000003
print(items[0], items[100000], items[199999], check)
