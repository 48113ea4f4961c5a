# Mandelbrot: iterations until escape, summed over a grid of 64x48.
ROUNDS = 25


def mandelbrot(width, height, limit):
    total = 0
    for row in range(height):
        ci = row * 2.5 / height - 1.25
        for column in range(width):
            cr = column * 3.0 / width - 2.25
            zr = 0.0
            zi = 0.0
            n = 0
            while n < limit:
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                n += 1
            total += n
    return total


total = 0
for k in range(ROUNDS):
    total += mandelbrot(64, 48, 200 + k)
print(total)
