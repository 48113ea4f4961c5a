# str.format with what a dict holds.
record = {"name": "core", "size": 64}
print("{name} has {size:>5} KB".format(**record))
print("{0}/{name}/{1}".format(*[1, 2.5], **record))
print("{name}{unit}".format(**{"name": "x"}, unit="K"))
print("{0}".format("a", **record), "{}{}".format(*"ab"))


def show(template, fields):
    try:
        print(template.format(**fields))
    except (KeyError, IndexError) as e:
        print(type(e).__name__, e)


show("{name!r:>8}", record)
show("{other}", record)
show("{0}", record)
