# Conway's game of life on a torus.
ROWS = 12
COLUMNS = 24


def neighbours(grid, row, column):
    count = 0
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            if dr != 0 or dc != 0:
                count += grid[(row + dr) % ROWS][(column + dc) % COLUMNS]
    return count


def step(grid):
    result = []
    for row in range(ROWS):
        line = []
        for column in range(COLUMNS):
            n = neighbours(grid, row, column)
            line.append(1 if n == 3 or (n == 2 and grid[row][column]) else 0)
        result.append(line)
    return result


def show(grid):
    for line in grid:
        print("".join("#" if cell else "." for cell in line))


grid = [[0] * COLUMNS for _ in range(ROWS)]
for row, column in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2), (5, 10), (5, 11), (5, 12)]:
    grid[row][column] = 1
for generation in range(20):
    grid = step(grid)
show(grid)
print("alive:", sum(sum(line) for line in grid))
