# what: An attribute of an instance hides no class method or static method of its class that has its name.
# why: Not built yet; such methods are called without looking at the instance.
# instead: Give one of them another name.
class Box:
    @staticmethod
    def size():
        return 1


box = Box()
box.size = lambda: 2
print(box.size())
