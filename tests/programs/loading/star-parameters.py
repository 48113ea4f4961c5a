from epython import dynamic


@dynamic
def f(*args, k=1, **kw):
    return len(args) + k + len(kw)


def call(fn, *args, **kw):
    return fn(*args, **kw)


print(f(1, 2), f(1, k=5, z=1), f(*[1, 2, 3], **{"a": 1}), call(f, 1, 2, q=3))
