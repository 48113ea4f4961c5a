from dataclasses import dataclass, field, replace, asdict, astuple, fields
from collections import Counter
from enum import Enum, IntEnum, unique
import random


@unique
class Suit(Enum):
    CLUBS = "c"
    DIAMONDS = "d"
    HEARTS = "h"
    SPADES = "s"

    @property
    def red(self):
        return self in (Suit.DIAMONDS, Suit.HEARTS)

    def __lt__(self, other):
        return self.value < other.value

    @classmethod
    def parse(cls, text):
        for suit in cls:
            if suit.value == text.lower():
                return suit
        raise ValueError(f"no suit {text!r}; one of {', '.join(s.name for s in cls)}")


Rank = IntEnum("Rank", "TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN JACK QUEEN KING ACE", start=2)


@dataclass(frozen=True, order=True)
class Card:
    rank: int
    suit: Suit

    NAMES = "23456789TJQKA"

    def __str__(self):
        return self.NAMES[self.rank - 2] + self.suit.value

    @classmethod
    def parse(cls, text):
        return cls(cls.NAMES.index(text[0]) + 2, Suit.parse(text[1]))


@dataclass
class Hand:
    cards: list = field(default_factory=list)
    name: str = "?"
    bet: float = field(default=0.0, compare=False)
    kind: str = field(init=False, repr=False)

    def __post_init__(self):
        self.cards.sort(reverse=True)
        self.kind = self.classify()

    def classify(self):
        ranks = [c.rank for c in self.cards]
        counts = sorted(Counter(ranks).values(), reverse=True)
        flush = len({c.suit for c in self.cards}) == 1
        straight = len(set(ranks)) == 5 and max(ranks) - min(ranks) == 4
        match counts:
            case _ if straight and flush:
                return "straight flush"
            case [4, *_]:
                return "four"
            case [3, 2]:
                return "full house"
            case _ if flush:
                return "flush"
            case _ if straight:
                return "straight"
            case [3, *_]:
                return "three"
            case [2, 2, _]:
                return "two pairs"
            case [2, *_]:
                return "pair"
        return "high card"

    @classmethod
    def of(cls, text, **options):
        return cls([Card.parse(t) for t in text.split()], **options)

    def __len__(self):
        return len(self.cards)


class Deck:
    def __init__(self):
        self.cards = [Card(r, s) for s in Suit for r in range(2, 15)]

    def __iter__(self):
        while self.cards:
            yield self.cards.pop()

    def deal(self, players, count=5):
        it = iter(self)
        hands = [[] for _ in range(players)]
        for _ in range(count):
            for h in hands:
                h.append(next(it))
        return [Hand(h, f"player {i}") for i, h in enumerate(hands, 1)]


for text in ["Th Jh Qh Kh Ah", "2c 2d 2h 2s 3c", "3c 3d 3h 5s 5c", "2c 5c 9c Jc Kc", "4h 5c 6d 7s 8h", "9c 9d 9s 2c 3c",
             "2c 2d 5s 5c 9h", "Ac Ad 2s 3c 4h", "2c 4d 6h 8s Tc"]:
    hand = Hand.of(text, bet=1.5)
    print(f"{' '.join(map(str, hand.cards)):<16}{hand.kind:>15}  {sum(c.suit.red for c in hand.cards)} red")
deck = Deck()
hands = deck.deal(3)
for h in hands:
    print(h.name, [str(c) for c in h.cards], h.kind, len(h))
print(len(deck.cards), Card(14, Suit.SPADES) > Card(14, Suit.CLUBS), max(hands[0].cards), hands[0] == hands[1])
print(replace(hands[0], name="copy") == hands[0], asdict(hands[1])["name"], astuple(Card(3, Suit.CLUBS)), [f.name for f in fields(Hand)])
try:
    Card(3, Suit.CLUBS).rank = 4
except Exception as e:
    print(type(e).__name__, e)
for bad in ("Zx", "2x"):
    try:
        Card.parse(bad)
    except ValueError as e:
        print(e)
print(repr(Hand.of("Th Jh")), Suit("h"), Suit["SPADES"].value, len(Suit), [*Suit][0], Suit.HEARTS.red)
random.seed(4)
cards = Deck().cards
random.shuffle(cards)
print(len(set(cards)), sorted(cards) == sorted(Deck().cards), random.choice(cards) in cards, len(random.sample(cards, 5)))
