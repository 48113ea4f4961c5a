"""A small game with players as strategies: callables, a protocol class, minimax with memo."""
import random
from typing import Callable, Protocol


class Player(Protocol):
    name: str

    def move(self, heaps: list[int]) -> tuple[int, int]: ...


class Perfect:
    def __init__(self, name="perfect"):
        self.name = name

    def move(self, heaps):
        x = 0
        for heap in heaps:
            x ^= heap
        for i, heap in enumerate(heaps):
            if heap ^ x < heap:
                return i, heap - (heap ^ x)
        i = max(range(len(heaps)), key=heaps.__getitem__)
        return i, 1


class Scripted:
    def __init__(self, *moves):
        self.moves = iter(moves)
        self.name = f"scripted{len(moves)}"

    def move(self, heaps):
        return next(self.moves, (0, 1))


class Function:
    def __init__(self, function: Callable, name=None):
        self.move = function
        self.name = name or function.__name__


def greedy(heaps):
    i = heaps.index(max(heaps))
    return i, heaps[i]


class IllegalMove(ValueError):
    pass


def play(first, second, heaps):
    heaps, players, turn = list(heaps), (first, second), 0
    history = []
    while any(heaps):
        player = players[turn % 2]
        i, n = player.move(heaps[:])
        if not (0 <= i < len(heaps) and 1 <= n <= heaps[i]):
            raise IllegalMove(f"{player.name}: {n} from heap {i} of {heaps}")
        heaps[i] -= n
        history.append((player.name, i, n))
        turn += 1
    return history[-1][0], history


def best(heaps, memo={}):
    key = tuple(sorted(heaps))
    if key not in memo:
        memo[key] = any(not best(key[:i] + (rest,) + key[i + 1:]) for i, heap in enumerate(key) for rest in range(heap))
    return memo[key]


players = [Perfect(), Scripted((2, 5), (1, 2)), Function(greedy), Function(lambda heaps: (heaps.index(max(heaps)), 1), "slow")]
for a in players:
    for b in players:
        if a is b:
            continue
        try:
            winner, history = play(a, b, [3, 4, 5])
            print(f"{a.name:>10} - {b.name:<10} {winner} in {len(history)}: {history[:2]}")
        except IllegalMove as error:
            print(error)
print([(n, best((1, 2, n))) for n in range(6)], best((3, 4, 5)))
random.seed(3)
board = [random.randint(1, 4) for _ in range(3)]
print(len(board), all(1 <= h <= 4 for h in board))
