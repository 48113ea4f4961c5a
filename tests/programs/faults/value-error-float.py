def parse(s):
    return float(s)
print(parse("1.5"))
parse("one")
