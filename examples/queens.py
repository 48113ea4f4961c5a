# Eight queens by backtracking.
N = 8


def solve(row, columns, rising, falling, placed, found):
    if row == N:
        found.append(placed[:])
        return
    for column in range(N):
        if columns[column] or rising[row + column] or falling[row - column + N]:
            continue
        columns[column] = rising[row + column] = falling[row - column + N] = True
        placed.append(column)
        solve(row + 1, columns, rising, falling, placed, found)
        placed.pop()
        columns[column] = rising[row + column] = falling[row - column + N] = False


found = []
solve(0, [False] * N, [False] * (2 * N), [False] * (2 * N + 1), [], found)
print(len(found), "solutions; the first:")
for column in found[0]:
    print(" ".join("Q" if c == column else "." for c in range(N)))
