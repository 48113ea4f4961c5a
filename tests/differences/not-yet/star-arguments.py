# what: `*args`, `**kwargs` and star-unpacking in calls are refused.
# why: Not built yet.
# instead: Pass a list or a dict.
def f(*args):
    return len(args)
print(f(1, 2))
