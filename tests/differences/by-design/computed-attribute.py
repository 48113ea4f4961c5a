# what: A computed name in `getattr`, `hasattr`, `setattr` and `delattr` must stand somewhere in the program: in a text, as an argument's name.
# why: Attributes have numbers and fixed places; a core knows the texts of no other names.
# instead: Say the whole name once (`names = ["x1", "x2"]`), or keep the values in a dict.
class Box:
    pass


box = Box()
setattr(box, "x" + str(1), 5)
print(getattr(box, "x" + str(1)))
