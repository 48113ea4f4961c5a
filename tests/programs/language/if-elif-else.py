def sign(x):
    if x > 0:
        return "positive"
    elif x == 0:
        return "zero"
    else:
        return "negative"


for v in [3, 0, -2]:
    print(v, sign(v))
x = 5
print("small" if x < 3 else "medium" if x < 10 else "large")
if x: print("one line")
if not x: print("never")
else: print("else on one line")
