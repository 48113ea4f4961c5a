"""A unit test framework and the tests that it runs."""
import sys


class Failure(AssertionError):
    pass


class Raises:
    def __init__(self, *kinds, match=None):
        self.kinds, self.match = kinds, match
        self.error = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise Failure(f"nothing raised; expected {' or '.join(k.__name__ for k in self.kinds)}")
        if not issubclass(kind, self.kinds):
            return False
        if self.match and self.match not in str(error):
            raise Failure(f"{str(error)!r} does not match {self.match!r}")
        self.error = error
        return True


class Case:
    tests = []

    @classmethod
    def test(cls, function=None, *, skip=None, params=((),)):
        def register(f):
            for p in params:
                cls.tests.append((f.__name__ + (str(list(p)) if p else ""), f, p, skip))
            return f
        return register(function) if function else register

    def equal(self, a, b, message="", places=None):
        if places is not None:
            a, b = round(a, places), round(b, places)
        if a != b:
            raise Failure(message or f"{a!r} != {b!r}")

    def true(self, value):
        assert value, f"{value!r} is not true"

    def setup(self):
        self.log = []

    def teardown(self):
        self.log.clear()


class Runner:
    def __init__(self, verbose=False, out=None):
        self.counts = dict.fromkeys(("passed", "failed", "errors", "skipped"), 0)
        self.verbose, self.out = verbose, out if out is not None else []

    def run(self, case_class):
        for name, f, params, skip in case_class.tests:
            case = case_class()
            outcome, detail = "passed", ""
            if skip:
                outcome, detail = "skipped", skip
            else:
                case.setup()
                try:
                    f(case, *params)
                except AssertionError as e:
                    outcome, detail = "failed", str(e) or "assertion"
                except (KeyboardInterrupt, SystemExit):
                    raise
                except BaseException as e:
                    outcome, detail = "errors", f"{type(e).__name__}: {e}"
                    while e.__context__:
                        e = e.__context__
                        detail += f" < {type(e).__name__}: {e}"
                finally:
                    case.teardown()
            self.counts[outcome] += 1
            if self.verbose or outcome != "passed":
                self.out.append(f"{outcome:8}{name}{': ' + detail if detail else ''}")
        return self.counts["failed"] + self.counts["errors"] == 0

    def __str__(self):
        return ", ".join(f"{n} {k}" for k, n in self.counts.items() if n)


class Stack:
    def __init__(self, *items):
        self._items = [*items]

    def push(self, x):
        self._items.append(x)

    def pop(self):
        try:
            return self._items.pop()
        except IndexError:
            raise LookupError("stack is empty")

    def __len__(self):
        return len(self._items)


class StackCase(Case):
    tests = []

    def setup(self):
        super().setup()
        self.stack = Stack(1, 2)


@StackCase.test
def pops_last(self):
    self.equal(self.stack.pop(), 2)
    self.equal(len(self.stack), 1)


@StackCase.test
def empty_raises(self):
    with Raises(LookupError, match="empty") as caught:
        for _ in range(3):
            self.stack.pop()
    self.true(isinstance(caught.error.__context__, IndexError))


@StackCase.test(params=[(1, 2), (3, 5), ("a", "b")])
def adds(self, a, b):
    self.equal(a + b, 3)


@StackCase.test(skip="not today")
def skipped(self):
    1 / 0


@StackCase.test
def wrong_exception(self):
    with Raises(KeyError, ValueError):
        self.stack.pop().missing


@StackCase.test
def nothing_raised(self):
    with Raises(KeyError):
        pass


@StackCase.test
def wrong_words(self):
    with Raises(ZeroDivisionError, match="by two"):
        1 // 0


@StackCase.test
def broken(self):
    self.stack.pop(), self.stack.pop(), self.stack.pop()


@StackCase.test
def plain_assert(self):
    assert len(self.stack) == 3


@StackCase.test(params=[(0.1, 0.2)])
def floats(self, a, b):
    self.equal(a + b, 0.3, places=5)


runner = Runner(verbose=True)
ok = runner.run(StackCase)
print(*runner.out, sep="\n")
print(runner, ok, file=sys.stdout)
print("done", file=sys.stderr)
sys.exit(0 if ok else 3)
