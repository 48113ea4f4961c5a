# Merge sort, top down, with a counter of comparisons in an enclosing scope.


def make_sorter():
    comparisons = 0

    def merge(left, right):
        nonlocal comparisons
        merged = []
        i = j = 0
        while i < len(left) and j < len(right):
            comparisons += 1
            if right[j] < left[i]:
                merged.append(right[j])
                j += 1
            else:
                merged.append(left[i])
                i += 1
        merged.extend(left[i:])
        merged.extend(right[j:])
        return merged

    def sort(items):
        if len(items) < 2:
            return items
        middle = len(items) // 2
        return merge(sort(items[:middle]), sort(items[middle:]))

    def count():
        return comparisons

    return sort, count


def pseudo_random(n, seed):
    values = []
    for i in range(n):
        seed = (seed * 75 + 74) % 65537
        values.append(seed % 1000)
    return values


sort, count = make_sorter()
numbers = pseudo_random(200, 42)
result = sort(numbers)
print("first", result[:8])
print("last", result[-8:])
print("sorted", all(result[i] <= result[i + 1] for i in range(len(result) - 1)), "with", count(), "comparisons")
