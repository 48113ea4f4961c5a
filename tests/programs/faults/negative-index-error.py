values = [1.5, 2.5]
values[-2] = 0.5
print(values)
values[-3] = 1.0
