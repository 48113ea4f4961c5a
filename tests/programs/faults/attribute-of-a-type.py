# What a built-in type or class of exceptions has not.
for make in (lambda: list.nope, lambda: ValueError.nope, lambda: [].nope):
    try:
        print(make())
    except AttributeError as e:
        print(e)
