# no-cpython: CPython has arbitrary precision
# expect-stdout: 4611686018427387904\n9223372036854775807\n
# expect-error: OverflowError: integer result does not fit in 64 bits
# expect-line: 8
x = 2 ** 62
print(x)
print(x - 1 + x)
print(x + x)
