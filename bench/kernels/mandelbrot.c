// SPDX-License-Identifier: MIT
// Twin of mandelbrot.py.
#include "twin.h"

static twin_int mandelbrot(twin_int width, twin_int height, twin_int limit) {
    twin_int total = 0;
    for (twin_int row = 0; row < height; row++) {
        twin_float ci = (twin_float)row * 2.5 / (twin_float)height - 1.25;
        for (twin_int column = 0; column < width; column++) {
            twin_float cr = (twin_float)column * 3.0 / (twin_float)width - 2.25;
            twin_float zr = 0.0, zi = 0.0;
            twin_int n = 0;
            while (n < limit) {
                twin_float zr2 = zr * zr, zi2 = zi * zi;
                if (zr2 + zi2 > 4.0)
                    break;
                zi = 2.0 * zr * zi + ci;
                zr = zr2 - zi2 + cr;
                n++;
            }
            total += n;
        }
    }
    return total;
}

void twin_main(epy_core *c) {
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        total += mandelbrot(64, 48, 200 + k);
    twin_print_int(c, total);
}
