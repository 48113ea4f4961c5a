# what: `int` and `float` read the digits 0 to 9, not those of other scripts.
# why: Not built yet; a core has no table of them.
# instead: Translate them first: `text.translate(table)`.
try:
    print(int("\u0663"))
except ValueError as e:
    print(e)
