# super(): through one base, several, and where the receiver's class decides what follows.
class Base:
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.log = []

    def say(self, word, times=1):
        self.log.append(word * times)
        return self.name + ":" + word

    @classmethod
    def create(cls, n):
        return cls("c" * n)


class Middle(Base):
    def __init__(self, name, size):
        super().__init__(name + "!")
        self.size = size

    def say(self, word, times=2):
        return super().say(word, times=times) + str(self.size)


class Leaf(Middle):
    def __init__(self):
        super().__init__("leaf", 7)

    def say(self, word):
        return "[" + super().say(word) + "]"


leaf = Leaf()
print(leaf.say("a"), leaf.name, leaf.size, leaf.log)
print(Middle("m", 1).say("b"), Base("b").say("c"), Base.create(3).name)


class Root:
    def visit(self):
        return ["Root"]


class Left(Root):
    def visit(self):
        return ["Left"] + super().visit()


class Right(Root):
    def visit(self):
        return ["Right"] + super().visit()


class Both(Left, Right):
    def visit(self):
        return ["Both"] + super().visit()


for one in (Left(), Right(), Both()):
    print(one.visit())


class P:
    def __init__(self):
        self.steps = ["P"]


class Q(P):
    def __init__(self):
        super().__init__()
        self.steps.append("Q")


class R(P):
    def __init__(self):
        super().__init__()
        self.steps.append("R")


class S(Q, R):
    def __init__(self):
        super().__init__()
        self.steps.append("S")


print(S().steps, Q().steps, R().steps)


# super() in methods of the class, and to them
class Maker:
    @classmethod
    def make(cls, n):
        return cls.__name__, n


class MakerBelow(Maker):
    @classmethod
    def make(cls, n):
        return super().make(n + 1)

    def through(self):
        return super().make(5)


class MakerDeeper(MakerBelow):
    pass


print(MakerBelow.make(1), MakerDeeper.make(2), MakerDeeper().make(3), MakerBelow().through(), MakerDeeper().through())
