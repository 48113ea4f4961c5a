# what: `dir` and `C.__dict__` of a class are refused when the program is checked.
# why: Not built yet; a core knows the texts of no names but those that the program asks for.
# instead: Use `vars(x)` of an instance, or `hasattr` of the names that matter.
class Box:
    size = 1


print("size" in dir(Box), Box.__dict__["size"])
