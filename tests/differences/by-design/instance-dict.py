# what: `x.__dict__` and `vars(x)` give a copy, in which an attribute that was deleted and set again stands where it stood; changing it is refused, but for `x.__dict__[name] = value`.
# why: Instances have slots, no dicts.
# instead: Use `setattr(x, name, value)`, and ask for `vars(x)` again.
class Box:
    def __init__(self):
        self.size = 1


box = Box()
content = vars(box)
box.size = 2
print(content)
