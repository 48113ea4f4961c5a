def row(data):
    text = "".join(chr(b) if 32 <= b < 127 else "." for b in data)
    return text
F = {"upper": str.upper, "title": lambda s: s.title(), "len": len}
def value(name, v, arg):
    return F[name](v, arg) if arg else F[name](v)
print(value("title", "ab", ""), row(b"abc"))
print(sum(map("The Quick".lower().count, "aeiou")), list(map("abcb".find, "bcx")), (1, 2, 1).count(1))
