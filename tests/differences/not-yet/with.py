# what: `with` is refused when the program is checked.
# why: It needs classes.
# instead: `try` and `finally`.
with open("/dev/null") as f:
    print("x")
