# What is raised after a loop went on in compiled code: caught around it, inside it, by a caller, by nobody.


class Trouble(Exception):
    pass


def inside(n):
    caught = 0
    for i in range(n):
        try:
            if i % 7 == 3:
                raise Trouble(i)
            caught += 100 // (i % 5)
        except ZeroDivisionError:
            caught += 1
        except Trouble as trouble:
            caught += trouble.args[0]
    return caught


def around(n):
    i = 0
    done = []
    try:
        while True:
            i += 1
            done.append(i)
            if i == n:
                raise Trouble("enough", i)
    except Trouble as trouble:
        return trouble.args, len(done), i
    finally:
        done.append("finally")
        print(done[-1], len(done))


def twice(n):
    log = []
    for i in range(n):
        try:
            for j in range(20):
                try:
                    if j == i % 20:
                        continue
                    if j == 17:
                        break
                    log.append(10 // (j - 13))
                except ZeroDivisionError as error:
                    log.append(str(error))
                    raise Trouble(j) from error
                finally:
                    log.append(-j)
        except Trouble as trouble:
            log.append(repr(trouble.__cause__))
        else:
            log.append("else")
    return len(log), log[-25:]


def in_handler(n):
    try:
        raise Trouble("first")
    except Trouble as trouble:
        total = 0
        for i in range(n):
            total += i
        try:
            for i in range(n):
                total += 10 // (n - 2 - i)
        except ZeroDivisionError as error:
            return total, repr(trouble), repr(error.__context__)


class Guard:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind is None)
        return self.name == "quiet"


def guarded(n):
    total = 0
    with Guard("quiet") as guard:
        for i in range(n):
            total += i
            if i == n - 1:
                total += total // (i - n + 1)
    with Guard("loud"):
        for i in range(n):
            with Guard(str(i)):
                total += i
            total += 1
            if i > 6:
                break
    return total, guard.name


def deep(n):
    if n == 0:
        total = 0
        for i in range(2000):
            total += 5 // (1999 - i)
        return total
    found = 0
    for i in range(3):
        found += i
        if i == 2:
            found += deep(n - 1)
    return found


print(inside(800))
print(around(900))
print(twice(80))
print(in_handler(500))
print(guarded(300))
try:
    deep(5)
except ZeroDivisionError as error:
    print("caught", error)
items = []
for number in range(1000):
    items.append(number)
    if number == 990:
        items[2 * number]
