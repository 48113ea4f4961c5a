# what: `getattr`, `hasattr`, `setattr` and `delattr` can only be called, with all their arguments, and not of a module.
# why: They are told what names the program says where they are called.
# instead: Write a function that calls it: `lambda x: getattr(x, "size")`.
sizes = list(map(getattr, [print], ["__name__"]))
print(sizes)
