# Tracebacks through with.
class Log:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, trace):
        print(self.name, kind.__name__, value)
        return False


def work(n):
    with Log("outer") as a:
        with Log("inner") as b, \
                Log("third"):
            print(a, b)
            return 10 // n


work(0)
