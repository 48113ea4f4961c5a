# no-cpython: CPython has arbitrary precision
# expect-stdout: 9223372036854775806\n
# expect-error: OverflowError: integer result does not fit in 64 bits
# expect-line: 7
values = [2 ** 62, "x", 2 ** 62 - 1]
print(values[2] * 2)
print(values[0] * 2)
