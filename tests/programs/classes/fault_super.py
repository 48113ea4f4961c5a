# A method that no class above has.
class Base:
    pass


class Derived(Base):
    def run(self):
        return super().run()


Derived().run()
