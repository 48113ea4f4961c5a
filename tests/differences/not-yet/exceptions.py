# what: `try`, `except`, `raise` and `with` are refused when the program is checked.
# why: Not built yet; a fault ends the program with its traceback.
# instead: Test before you act: `if key in table`.
try:
    print("x")
except ValueError:
    pass
