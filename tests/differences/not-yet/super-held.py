# what: `super()` stands only before a dot: kept in a variable, or asked by `hasattr` and `getattr`, it is refused.
# why: Not built yet; it is no object, what follows the class is found when the program is checked.
# instead: Catch the AttributeError of `super().name`.
class Base:
    def move(self):
        return hasattr(super(), "move")


print(Base().move())
