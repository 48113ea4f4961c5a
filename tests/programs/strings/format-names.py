# str.format with named fields, alone and beside positional ones.
def show(template):
    return template.format(3, width=8, name="core")


print("{name} is {age:>5}".format(name="Bob", age=42))
print("{0} {x!r} {1:{w}.2f}|".format(1, 2.5, x="a", w=9))
print("{0[1]} {d[k]} {d[7]}".format([1, 2, 3], d={"k": 5, 7: "seven"}))
print(show("{name:{width}}|{0:0{width}d}"))
print("{fields}".format(fields=[1.5, None]))
print("{}-{a}-{}".format(1, 2, a=3))
print(show("{name}{nothing}"))
