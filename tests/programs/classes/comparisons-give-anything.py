class C:
    def __ge__(self, o):
        return ["ge", o]
    def __eq__(self, o):
        return "eq"
    def __ne__(self, o):
        return 7
    def __lt__(self, o):
        return None
c = C()
print(c >= 3, c == 3, c != 3, c < 3, 3 <= c, 3 == c)
x = [c, 4][0]
print(x >= 3, x == 3, x != 3, x < 3, 3 <= x)
class T:
    def __getattr__(self, n):
        return C()
t = T()
print(t.age >= 3, (t.age >= 3) + [1])
