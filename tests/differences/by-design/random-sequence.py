# what: random draws another sequence than CPython for the same seed.
# why: The Mersenne Twister's 2.5 KB of state do not fit a small core; the generator here needs 32 bytes.
# instead: Rely on the documented guarantees (ranges, repeatability for one seed), not on the numbers.
import random
random.seed(1)
print(random.random())
