"""Class hierarchies: super() through mixins, class attributes, cooperative __init__, abstract methods."""
from abc import ABC, abstractmethod


class Base(ABC):
    registry = []

    def __init__(self, **options):
        self.options = options
        self.registry.append(type(self).__name__)

    @abstractmethod
    def value(self):
        ...

    def describe(self):
        return f"{type(self).__name__}={self.value()}"


class Logged:
    def __init__(self, *, log=None, **rest):
        self.log = [] if log is None else log
        super().__init__(**rest)

    def value(self):
        result = super().value()
        self.log.append(result)
        return result


class Scaled:
    factor = 2

    def __init__(self, *, factor=None, **rest):
        super().__init__(**rest)
        if factor is not None:
            self.factor = factor

    def value(self):
        return super().value() * self.factor


class Clamped:
    low, high = 0, 100

    def value(self):
        return max(self.low, min(self.high, super().value()))

    def describe(self, *, mark="|"):
        return mark + super().describe() + mark


class Constant(Base):
    def __init__(self, constant=0, **rest):
        super().__init__(**rest)
        self.constant = constant

    def value(self):
        return self.constant


class Probe(Logged, Clamped, Scaled, Constant):
    pass


class Other(Scaled, Logged, Constant):
    factor = 10

    @property
    def twice(self):
        return self.value() * 2

    @staticmethod
    def unit():
        return "mV"

    @classmethod
    def make(cls, *args):
        return cls(constant=sum(args), factor=cls.factor + len(args))


class Third(Other):
    def value(self, plus=1):
        return super().value() + plus

    @property
    def twice(self):
        return super().twice + 1

    @classmethod
    def make(cls, *args):
        made = super().make(*args, 1)
        made.options["made"] = True
        return made


shared = []
for one in (Probe(constant=30), Probe(constant=70, log=shared), Other(constant=4, extra=1), Other.make(1, 2), Third.make(5), Third()):
    print(one.describe(), one.log, one.options, one.factor)
print(shared, Base.registry, [c.__name__ for c in Probe.__mro__], Third.make(2).twice, Third.unit(), Third().value(plus=5))
print(isinstance(Third(), Logged), issubclass(Probe, Clamped), Probe(constant=-5).describe(mark="*"))
try:
    Base()
except TypeError as error:
    print(error)
try:
    Probe(low=1, constant=2, colour="red").describe("!")
except TypeError as error:
    print(error)
