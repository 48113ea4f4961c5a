# Containers that hold themselves, printed and as text.
a = {}
a[2.0] = a
print(a)
b = {}
b['k'] = b
print(b, str(b))
l = [1]
l.append(l)
d = {1: l}
l.append(d)
print(l, d)
