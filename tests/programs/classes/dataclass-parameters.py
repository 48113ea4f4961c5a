from dataclasses import dataclass, InitVar, fields, asdict


@dataclass
class Circle:
    radius: float
    scale: InitVar[float] = 1.0
    unit: InitVar[str] = "cm"
    name: str = "c"

    def __post_init__(self, scale, unit):
        self.radius *= scale
        self.label = f"{self.radius}{unit}"


c = Circle(2, 3, unit="mm")
print(c, c.label, Circle(1).label, [f.name for f in fields(Circle)], asdict(c), c == Circle(6.0))
