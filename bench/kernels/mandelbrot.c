#include <stdio.h>
static long mandelbrot(long width, long height, long limit) {
    long total = 0;
    for (long row = 0; row < height; row++) {
        double ci = row * 2.5 / height - 1.25;
        for (long column = 0; column < width; column++) {
            double cr = column * 3.0 / width - 2.25, zr = 0.0, zi = 0.0;
            long n = 0;
            while (n < limit) {
                double zr2 = zr * zr, zi2 = zi * zi;
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
int main(void) { printf("%ld\n", mandelbrot(320, 240, 200)); }
