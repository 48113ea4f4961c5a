# The Mandelbrot set in characters.
WIDTH = 70
HEIGHT = 24
LIMIT = 200
SHADES = " .:-=+*#%@"


def escape_time(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    for n in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def shade(n, limit):
    if n == limit:
        return SHADES[-1]
    return SHADES[n % (len(SHADES) - 1)]


total = 0
for row in range(HEIGHT):
    line = []
    for column in range(WIDTH):
        n = escape_time(column * 3.0 / WIDTH - 2.25, row * 2.5 / HEIGHT - 1.25, LIMIT)
        total += n
        line.append(shade(n, LIMIT))
    print("".join(line).rstrip())
print("iterations in all:", total)
