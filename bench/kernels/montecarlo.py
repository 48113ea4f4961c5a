# Pi by Monte Carlo: 5,000 points a round, of a generator of three small congruences (Wichmann and Hill).
ROUNDS = 200
POINTS = 5000

a = 1
b = 2
c = 3


def random():
    global a, b, c
    a = 171 * a % 30269
    b = 172 * b % 30307
    c = 170 * c % 30323
    x = a / 30269 + b / 30307 + c / 30323
    return x - int(x)


def hits(n):
    inside = 0
    for i in range(n):
        x = random()
        y = random()
        if x * x + y * y <= 1.0:
            inside += 1
    return inside


total = 0
for k in range(ROUNDS):
    total += hits(POINTS)
print(f"{4.0 * total / (ROUNDS * POINTS):.6f}")
