# str.translate to numbers that are no character, and to some that are.
for to in (-1, 0x110000, 0x10FFFF, 120, True, None, 2.5):
    try:
        print(ascii("banana".translate({97: to})))
    except (TypeError, ValueError) as e:
        print(e)
