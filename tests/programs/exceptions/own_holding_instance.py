# An exception of the program whose args hold an instance that makes its own text.
class C6:
    def __init__(self, q7):
        self.y = q7
    def __repr__(self):
        return f'C6({self.y!r})'
class E9(LookupError):
    def __init__(self, code, *rest):
        super().__init__(code, 'x')
        self.code = code
try:
    raise E9(C6(1))
except E9 as e:
    print(e)
    print(e, e.args)
    print('a', e, e.args, isinstance(e, LookupError))
print([E9(C6(2))], f'{E9(C6(3))}', '%s' % E9(C6(4)))
raise E9(C6(5))
