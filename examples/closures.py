# Functions that make functions: counters, accumulators, composition, memo, and a tiny event queue.


def counter(start=0, step=1):
    value = start - step

    def next_value():
        nonlocal value
        value += step
        return value

    return next_value


def twice(f):
    return lambda x: f(f(x))


def make_account(owner, balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            history.append(("refused", amount))
            return None
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    def report():
        lines = [f"{kind:>10} {amount:6.2f}" for kind, amount in history]
        return f"{owner}: {balance:.2f}\n" + "\n".join(lines)

    return {"deposit": deposit, "withdraw": withdraw, "report": report}


def memoise(f):
    known = {}

    def remembered(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    return remembered


evens = counter(0, 2)
print([evens() for _ in range(6)])
add3 = lambda x: x + 3
print(twice(twice(add3))(10))

account = make_account("Ada", 100.0)
account["deposit"](25.5)
account["withdraw"](300)
account["withdraw"](75.25)
print(account["report"]())

calls = 0


def slow_square(n):
    global calls
    calls += 1
    return n * n


square = memoise(slow_square)
print([square(n % 4) for n in range(12)], "in", calls, "calls")

queue = []
for name, priority in [("wash", 3), ("cook", 1), ("shop", 2)]:
    queue.append((priority, lambda name=name: name.upper()))
queue.sort(key=lambda entry: entry[0])
print([action() for _, action in queue])
