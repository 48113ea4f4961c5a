functions = [len, abs, max]
print(repr(functions[0]), str(functions[1]))
print([f((1, -2, 3)) for f in (len, max, min)])
