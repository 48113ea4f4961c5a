# what: Complex literals are refused.
# why: Not built yet.
# instead: Keep real and imaginary parts in two floats.
print(1j * 1j)
