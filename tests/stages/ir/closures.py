def counter(start, step=1, log=[]):
    count = start

    def bump(by=step):
        nonlocal count
        count += by
        log.append(count)
        return count

    return bump


c = counter(10)
print(c(), c(by=5))
print([f(2) for f in [lambda x, k=k: x * k for k in range(3)]])
