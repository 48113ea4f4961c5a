# what: `__setattr__` and `__delattr__` are refused when the program is checked.
# why: Not built yet.
# instead: Use properties, or methods with names of their own.
class Open:
    def __setattr__(self, name, value):
        print(name)


Open().colour = 1
