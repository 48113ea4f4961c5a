for i in range(1000):
    print(i)
print(1 // 0)
