# % with a value of unknown type, in a program without classes.
def shown(form, value):
    try:
        return form % value
    except TypeError as e:
        return str(e)


for value in [1, 2.5, "x", (3,), [4, 5], None, {"k": 6}, b"z"]:
    print(shown("%s", value), shown("%(k)s", value), shown("plain", value))
