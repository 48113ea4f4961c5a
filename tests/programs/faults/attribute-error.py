x = [1]
x.append(2)
print(x)
x.push(3)
