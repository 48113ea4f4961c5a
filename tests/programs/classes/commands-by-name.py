import sys


class Room:
    def __init__(self, name, desc, **exits):
        self.name, self.desc, self.exits, self.items = name, desc, exits, set()

    def __str__(self):
        text = f"{self.name}\n  {self.desc}"
        if self.items:
            text += f"\n  You see: {', '.join(sorted(self.items))}"
        return text + f"\n  Exits: {', '.join(sorted(self.exits)) or 'none'}"


class GameOver(Exception):
    pass


class Game:
    """A little game."""

    def __init__(self):
        self.rooms = {r.name: r for r in (
            Room("hall", "A long hall.", north="library", east="kitchen"),
            Room("library", "Dusty books.", south="hall"),
            Room("kitchen", "Smells of soup.", west="hall", down="cellar"),
            Room("cellar", "Dark.", up="kitchen"),
        )}
        self.rooms["library"].items |= {"lamp", "book"}
        self.rooms["cellar"].items.add("gold")
        self.here = self.rooms["hall"]
        self.bag = set()
        self.turns = 0

    def do_look(self):
        """look around"""
        print(self.here)

    def do_go(self, where):
        """go DIRECTION"""
        if where not in self.here.exits:
            raise ValueError(f"you cannot go {where}")
        if self.here.exits[where] == "cellar" and "lamp" not in self.bag:
            raise GameOver("you fall in the dark")
        self.here = self.rooms[self.here.exits[where]]
        self.do_look()

    def do_take(self, *things):
        """take THING..."""
        missing = set(things) - self.here.items
        if missing:
            raise ValueError(f"no {' or '.join(sorted(missing))} here")
        self.bag |= set(things)
        self.here.items -= set(things)
        if "gold" in self.bag:
            raise GameOver("you win")

    def do_inventory(self):
        print("carrying", sorted(self.bag) or "nothing")

    def run(self, lines):
        for line in lines:
            print(">", line)
            verb, *args = line.lower().split() or ["look"]
            self.turns += 1
            command = getattr(self, f"do_{verb}", None)
            if command is None:
                print("I do not know", verb)
                continue
            try:
                command(*args)
            except ValueError as e:
                print("Sorry,", e)
            except TypeError as e:
                print("What?", str(e).split("(")[0].strip())
        return "out of lines"


script = """look
go north
take book lamp sword
take book lamp
inventory
dance

go
go south
go east
go down
take gold
look"""
game = Game()
try:
    print(game.run(script.splitlines()))
except GameOver as over:
    print("***", over, f"after {game.turns} turns ***")
print(Game.__doc__, Game.do_go.__doc__, Game.do_go.__name__)
print(sorted(n for n in vars(game)))
sys.exit(3)
