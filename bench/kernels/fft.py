# Fast Fourier transform of 512 complex numbers, in place, there and back.
from math import cos, pi, sin

ROUNDS = 200
N = 512


def reverse_bits(re, im):
    n = len(re)
    j = 0
    for i in range(n - 1):
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
        bit = n // 2
        while bit <= j:
            j -= bit
            bit //= 2
        j += bit


def fft(re, im, cosines, sines):
    n = len(re)
    reverse_bits(re, im)
    size = 2
    while size <= n:
        half = size // 2
        step = n // size
        for start in range(0, n, size):
            for k in range(half):
                wr = cosines[k * step]
                wi = sines[k * step]
                i = start + k
                j = i + half
                xr = wr * re[j] - wi * im[j]
                xi = wr * im[j] + wi * re[j]
                re[j] = re[i] - xr
                im[j] = im[i] - xi
                re[i] += xr
                im[i] += xi
        size *= 2


cosines = [cos(2.0 * pi * k / N) for k in range(N // 2)]
forward = [-sin(2.0 * pi * k / N) for k in range(N // 2)]
backward = [-s for s in forward]
re = [float(k % 17) for k in range(N)]
im = [0.0] * N
peak = 0.0
for k in range(ROUNDS):
    fft(re, im, cosines, forward)
    peak += re[1]
    fft(re, im, cosines, backward)
    for i in range(N):
        re[i] /= N
        im[i] /= N
print(f"{peak:.2f} {sum(re):.2f}")
