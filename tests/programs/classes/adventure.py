class Room:
    def __init__(self, name, **exits):
        self.name = name
        self.exits = exits
        self.things = []

    def __repr__(self):
        return f"Room({self.name!r})"


class Thing:
    portable = True

    def __init__(self, name, *words, weight=1):
        self.name = name
        self.words = frozenset(words) | {name}
        self.weight = weight

    def use(self, game):
        return f"You cannot use the {self.name}."


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return f"The lamp is {'on' if self.lit else 'off'}."


class Statue(Thing):
    portable = False


class Key(Thing):
    def __init__(self, name, opens):
        super().__init__(name)
        self.opens = opens

    def use(self, game):
        room, direction, target = self.opens
        if game.here.name != room:
            return "Nothing to unlock here."
        game.here.exits[direction] = target
        return f"The way {direction} is open."


class GameOver(SystemExit):
    pass


class Game:
    SHORT = {"n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look"}

    def __init__(self):
        self.rooms = {r.name: r for r in (
            Room("hall", north="library", east="cellar"),
            Room("library", south="hall"),
            Room("cellar", west="hall"),
            Room("vault"))}
        self.rooms["hall"].things += [Lamp("lamp", "light"), Statue("statue", weight=500)]
        self.rooms["library"].things.append(Key("key", ("cellar", "down", "vault")))
        self.here = self.rooms["hall"]
        self.bag = []
        self.moves = 0

    @property
    def dark(self):
        return self.here.name in ("cellar", "vault") and not any(isinstance(t, Lamp) and t.lit for t in self.bag)

    def find(self, word, *places):
        for place in places:
            for thing in place:
                if word in thing.words:
                    return place, thing
        raise LookupError(f"There is no {word} here.")

    def do_look(self):
        if self.dark:
            return "It is dark."
        things = ", ".join(sorted(t.name for t in self.here.things)) or "nothing"
        return f"You are in the {self.here.name}. You see {things}. Exits: {' '.join(sorted(self.here.exits)) or 'none'}."

    def do_go(self, direction):
        if direction not in self.here.exits:
            return "You cannot go that way."
        self.here = self.rooms[self.here.exits[direction]]
        if self.here.name == "vault":
            raise GameOver(f"You found the treasure in {self.moves} moves!")
        return self.do_look()

    def do_take(self, *words):
        out = []
        for word in words:
            place, thing = self.find(word, self.here.things)
            if not thing.portable:
                out.append(f"The {thing.name} weighs {thing.weight} kg.")
            elif sum(t.weight for t in self.bag) + thing.weight > 2:
                out.append("Too heavy.")
            else:
                place.remove(thing)
                self.bag.append(thing)
                out.append("Taken.")
        return " ".join(out)

    def do_drop(self, word):
        _, thing = self.find(word, self.bag)
        self.here.things.append(self.bag.pop(self.bag.index(thing)))
        return "Dropped."

    def do_use(self, word):
        if self.dark and word != "lamp":
            return "You see nothing."
        return self.find(word, self.bag, self.here.things)[1].use(self)

    def do_inventory(self):
        return "You carry " + (", ".join(t.name for t in self.bag) or "nothing") + "."

    def command(self, line):
        self.moves += 1
        verb, *words = self.SHORT.get(line, line).lower().split() or ["look"]
        method = getattr(self, "do_" + verb, None)
        if method is None:
            return f"I do not know how to {verb}."
        try:
            return method(*words)
        except LookupError as e:
            return e.args[0]
        except TypeError:
            return f"{verb.capitalize()} what?"


HELP = ["do_look", "do_go", "do_take", "do_drop", "do_use", "do_inventory"]
game = Game()
SCRIPT = """l; take lamp statue; use light; dance; go; n; take key; i; w; s; drop moon; e; use key; take; go down; l"""
try:
    for line in SCRIPT.split("; "):
        print(">", line)
        print(game.command(line))
except GameOver as end:
    print(end, end.code)
print(game.here, game.moves, sorted(h[3:] for h in HELP if hasattr(game, h)))
raise GameOver(3)
