# what: A class whose base is a built-in type, or is computed, is refused when the program is checked.
# why: Instances are laid out before the program runs; objects of built-in types have layouts of their own.
# instead: Keep the list, dict or int in an attribute.
class Stack(list):
    pass


print(Stack())
