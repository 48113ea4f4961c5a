"""Exceptions with attributes, chains, retries, cleanup; classes with __eq__, __hash__, __lt__ from total_ordering."""
from functools import total_ordering, wraps


class BankError(Exception):
    code = 1

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class Insufficient(BankError):
    code = 2

    def __init__(self, needed, available):
        super().__init__(f"needs {needed}, has {available}")
        self.missing = needed - available


class Frozen(BankError):
    code = 3


@total_ordering
class Account:
    count = 0

    def __init__(self, owner, balance=0):
        type(self).count += 1
        self.owner, self.balance, self.frozen = owner, balance, False
        self.history = []

    def __eq__(self, other):
        return isinstance(other, Account) and self.owner == other.owner

    def __lt__(self, other):
        return (self.balance, self.owner) < (other.balance, other.owner)

    def __hash__(self):
        return hash(self.owner)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"

    def __bool__(self):
        return self.balance > 0

    def __iadd__(self, amount):
        return self.change(amount)

    def __isub__(self, amount):
        return self.change(-amount)

    def change(self, amount):
        if self.frozen:
            raise Frozen(self.owner)
        if self.balance + amount < 0:
            raise Insufficient(-amount, self.balance)
        self.balance += amount
        self.history.append(amount)
        return self


def atomic(*names):
    def decorate(function):
        @wraps(function)
        def wrapper(self, *args):
            saved = {account: (account.balance, len(account.history)) for account in self.accounts.values()}
            try:
                return function(self, *args)
            except BankError as error:
                for account, (balance, length) in saved.items():
                    account.balance = balance
                    del account.history[length:]
                raise RuntimeError(f"{function.__name__} undone: {', '.join(names)}") from error
        return wrapper
    return decorate


class Bank:
    def __init__(self, *accounts):
        self.accounts = {a.owner: a for a in accounts}

    def __getitem__(self, owner):
        return self.accounts[owner]

    def __setitem__(self, owner, account):
        self.accounts[owner] = account

    @atomic("money", "history")
    def transfer(self, source, *targets_and_amounts):
        for target, amount in targets_and_amounts:
            self[target] += amount
            self[source] -= amount
        return self


bank = Bank(Account("ann", 100), Account("bob", 50), Account("cy"))
bank.transfer("ann", ("bob", 30), ("cy", 20))
print(list(bank.accounts.values()), max(bank.accounts.values()), sorted(bank.accounts.values()))
try:
    bank.transfer("ann", ("bob", 40), ("cy", 20))
except RuntimeError as error:
    cause = error.__cause__
    print(error, "<-", cause, cause.missing, type(cause).__name__, cause.args)
print(bank["ann"], bank["ann"].history, bool(bank["cy"]), Account.count)
bank["cy"].frozen = True
try:
    bank["cy"] += 5
except BankError as error:
    print(error, error.code, repr(error))
print(Account("ann") == bank["ann"], len({Account("ann"), bank["ann"]}), bank["ann"] >= bank["cy"], Account("z") is None)
try:
    bank.transfer("nobody", ("bob", 1))
except KeyError as error:
    print(repr(error), bank["bob"].balance)
bank.transfer("cy", ("ann", 1))
