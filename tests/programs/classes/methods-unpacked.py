class Thing:
    def __init__(self, name):
        self.words = frozenset([name])

class Game:
    def __init__(self):
        self.here = [Thing("lamp")]

    def find(self, word, *places):
        for place in places:
            for thing in place:
                if word in thing.words:
                    return place, thing
        raise LookupError(word)

    def do_take(self, *words):
        for word in words:
            place, thing = self.find(word, self.here)
            print(len(place), thing.words)

    def command(self, line):
        verb, *words = line.split()
        method = getattr(self, "do_" + verb, None)
        return method(*words)

HELP = ["do_take"]
Game().command("take lamp")
