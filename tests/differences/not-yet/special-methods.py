# what: `__getattribute__`, `__del__`, `__init_subclass__`, `__set_name__`, descriptors, and the other special methods of which docs/machine.md does not tell are refused when the program is checked. `__missing__` is a method like others: dicts are no bases.
# why: Not built yet; nobody waits for a `__del__` (memory is collected when it runs out).
# instead: Use `__init__`, `__new__`, `__getattr__`, properties, or methods with names of their own.
class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, abs(value))


class Box:
    size = Positive()


box = Box()
box.size = -3
print(box.size)
