# what: `__new__`, `__getattribute__`, `__missing__`, `__del__`, descriptors, and the other special methods of which docs/machine.md does not tell are refused when the program is checked.
# why: Instances are laid out before the program runs; the others are not built yet.
# instead: Use `__init__`, `__getattr__`, properties, or methods with names of their own.
class Single:
    def __new__(cls):
        return object.__new__(cls)


print(type(Single()).__name__)
