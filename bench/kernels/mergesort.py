# Merge sort of 2,000 pseudo-random ints, with new lists at each level.
ROUNDS = 50
SIZE = 2000


def merge(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


def numbers(n, seed):
    values = []
    for i in range(n):
        seed = (seed * 1103 + 12345) % 1000003
        values.append(seed)
    return values


check = 0
for k in range(ROUNDS):
    for item in merge_sort(numbers(SIZE, k)):
        check = (check * 31 + item) % 1000003
print(check)
