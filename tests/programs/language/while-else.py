n = 5
while n > 0:
    n -= 1
    if n == 2:
        continue
    print(n)
else:
    print("done", n)
while True:
    n += 1
    if n > 3:
        break
else:
    print("never")
print(n)
i = 0
while i < 3:
    j = 0
    while j < 3:
        if j == i:
            j += 1
            continue
        if j == 2:
            break
        print(i, j)
        j += 1
    else:
        print("inner finished")
    i += 1
