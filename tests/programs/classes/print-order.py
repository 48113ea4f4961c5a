# print() writes what stands before a value before that value's class makes its text.
class Loud:
    def __str__(self):
        print('(text)', end='')
        return 'loud'


class Broken:
    def __str__(self):
        return 'a'[1]


print(1, Loud(), 2, Loud(), sep='-')
print(Loud(), 'x', end='!\n')
print('before', Broken())
