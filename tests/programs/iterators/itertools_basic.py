# itertools: what each of its functions gives, one kind of item after the other.
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
                       filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee,
                       zip_longest)

print(list(islice(count(), 5)), list(islice(count(10, -3), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat("x", 3)), list(islice(repeat(7), 2)))
print(list(chain([1, 2], (3,), range(4, 6))), list(chain()), list(chain.from_iterable(["ab", "cd"])), next(chain("z")))
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 1, None, 2)),
      list(islice("abcdefg", None)), list(islice("abc", 5, 9)), list(islice("abcdefg", 0, 5, 3)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it))
for bad in [-1, "x"]:
    try:
        islice([], bad)
    except ValueError as e:
        print(e)
try:
    islice([], 0, 5, 0)
except ValueError as e:
    print(e)
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
print(list(compress("abcd", [1, 0, True, False])), list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(max, [(1, 2, 3)])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([])),
      list(accumulate([1, 2], initial=100)), list(accumulate("abc")))
print(list(pairwise([1, 2, 3])), list(pairwise([1])), list(pairwise([])))
print(list(zip_longest("ab", [1, 2, 3])), list(zip_longest([1], "xyz", fillvalue="-")), list(zip_longest()))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([1], 2)), list(permutations([])))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([1], 0)))
print(list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([], 1)))
print([(key, list(group)) for key, group in groupby("aabbbca")])
print([(key, len(list(group))) for key, group in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([key for key, _ in groupby([1, 1, 2, 3, 3])])
one, two = tee([1, 2, 3])
print(next(one), next(one), list(two), list(one))
