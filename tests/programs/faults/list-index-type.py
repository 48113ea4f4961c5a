x = [1, 2]
i = "a"
print(x[i])
