# what: `statistics` computes with floats where CPython computes with fractions: the last digit of means and spreads of floats may differ.
# why: Fractions need ints of any size.
# instead: Round what is shown; ints are computed exactly while they fit.
import statistics

print(statistics.variance([0.1, 0.2, 0.4, 1e-9, 3.3]), statistics.stdev([1e10 + 0.1, 1e10 + 0.4, 1e10 + 0.3]))
