"""A report: grouping, sorting by several keys, alignment, totals."""
from collections import Counter, defaultdict
from itertools import groupby
from operator import itemgetter, attrgetter
from dataclasses import dataclass, replace, asdict

SOURCE = """\
2024-01-05;north;pump;3;12.50
2024-01-05;south;valve;10;1.25
2024-02-11;north;valve;7;1.25
# comment
2024-02-12;east;pump;1;13.00

2024-02-12;north;pump;2;12.75
bad line
2024-03-01;south;motor;1;99.95
"""


@dataclass(order=True)
class Sale:
    date: str
    region: str
    item: str
    count: int
    price: float

    @property
    def total(self):
        return self.count * self.price

    @classmethod
    def parse(cls, line):
        date, region, item, count, price = line.split(";")
        return cls(date, region, item, int(count), float(price))


sales, errors = [], []
for number, line in enumerate(SOURCE.splitlines(), 1):
    line = line.partition("#")[0].strip()
    if not line:
        continue
    try:
        sales.append(Sale.parse(line))
    except ValueError as error:
        errors.append(f"{number}: {error}")
print(errors)
for sale in sorted(sales, key=lambda s: (-s.total, s.region)):
    print(f"{sale.date} {sale.region:<8}{sale.item:^9}{sale.count:>4} x {sale.price:7.2f} = {sale.total:>9.2f}")
by_region = defaultdict(list)
for sale in sales:
    by_region[sale.region].append(sale)
print("-" * 40)
for region, group in sorted(by_region.items(), key=lambda pair: (len(pair[1]), pair[0]), reverse=True):
    print(f"{region.title():.<20}{sum(s.total for s in group):.>20,.2f}")
print("=" * 40)
months = Counter()
for month, group in groupby(sorted(sales), key=lambda s: s.date[:7]):
    months[month] += sum(s.count for s in group)
print(months.most_common(), dict(months), sum(months.values()))
rows = [asdict(s) for s in sales]
rows.sort(key=itemgetter("item", "count"))
print([(r["item"], r["count"]) for r in rows])
print([s.price for s in sorted(sales, key=attrgetter("item", "price"), reverse=True)])
cheap = [replace(s, price=round(s.price * 0.9, 2)) for s in sales if s.item == "pump"]
print(cheap[0], min(cheap), max(sales, key=attrgetter("total")).item, cheap[0] < cheap[1])
table = {(s.region, s.item): s.count for s in sales}
regions, items = sorted({r for r, _ in table}), sorted({i for _, i in table})
print("{:8}".format("") + "".join("{:>8}".format(i) for i in items))
for r in regions:
    print("%-8s" % r + "".join("%8s" % table.get((r, i), "-") for i in items))
