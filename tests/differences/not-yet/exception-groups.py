# what: `except*` and `ExceptionGroup` are refused.
# why: Not built yet; they belong to tasks that run side by side.
# instead: Gather exceptions in a list, and raise one that holds it.
try:
    raise ExceptionGroup("both", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(group.exceptions)
