t = (1, 2)
i = 1
print(t[i])
i += 1
print(t[i])
