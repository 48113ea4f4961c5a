"""Commands as methods found by name, match statements on words, an inventory, output by print(end=...)."""
from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass
class Room:
    name: str
    exits: dict[str, str] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)
    dark: bool = False
    visits: int = field(default=0, init=False, repr=False)

    def __post_init__(self):
        self.exits = {k.lower(): v for k, v in self.exits.items()}


class Game:
    DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}

    def __init__(self, *rooms, start):
        self.rooms = OrderedDict((room.name, room) for room in rooms)
        self.here, self.bag, self.over = self.rooms[start], [], False

    def do_look(self, *words):
        """look around"""
        if self.here.dark and "lamp" not in self.bag:
            return "It is dark."
        return f"{self.here.name.capitalize()}: {', '.join(sorted(self.here.items)) or 'nothing'}; exits {'/'.join(self.here.exits)}"

    def do_go(self, direction="", *_):
        """go DIRECTION"""
        direction = self.DIRECTIONS.get(direction, direction)
        if direction not in self.here.exits:
            return f"No way {direction or 'there'}."
        self.here = self.rooms[self.here.exits[direction]]
        self.here.visits += 1
        return self.do_look()

    def do_take(self, *things):
        taken = [thing for thing in things if thing in self.here.items]
        for thing in taken:
            self.here.items.remove(thing)
            self.bag.append(thing)
        return f"Taken: {taken}" if taken else "Nothing taken."

    def do_quit(self, *_):
        self.over = True
        return "Bye."

    def do_help(self, *_):
        names = [name for name in ("look", "go", "take", "quit") if hasattr(self, "do_" + name)]
        return "; ".join(f"{name} ({doc})" if (doc := getattr(self, "do_" + name).__doc__) else name for name in names)

    def command(self, line):
        words = line.lower().split()
        match words:
            case []:
                return "?"
            case [("n" | "s" | "e" | "w") as short]:
                return self.do_go(short)
            case ["take", "all"]:
                return self.do_take(*list(self.here.items))
            case ["put", thing] if thing in self.bag:
                self.bag.remove(thing)
                self.here.items.append(thing)
                return f"Put down {thing}."
            case ["put", *rest]:
                return f"You have no {' '.join(rest) or 'thing'}."
            case [verb, *rest]:
                method = getattr(self, "do_" + verb, None)
                return method(*rest) if method else f"I do not know how to {verb}."


COMMANDS = "do_look do_go do_take do_quit do_help"
game = Game(Room("hall", {"North": "cellar"}, ["lamp", "key"]), Room("cellar", {"south": "hall"}, ["gold"], dark=True), start="hall")
for line in ["look", "go", "n", "look", "s", "take all", "n", "take gold rope", "put rope", "put", "put key", "sing loud", "", "help", "look",
             "quit", "look"]:
    if game.over:
        print("(over)")
        break
    print(">", line, end=" => ")
    print(game.command(line))
print(game.bag, game.here, game.here.visits, Room("x") == Room("x"), list(game.rooms))
