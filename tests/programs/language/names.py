# Names are compared in normal form KC: a ligature, letters of full width and mathematical ones name what plain ones do.
ﬁle = 3
print(file)
ℌ = 4
print(H)
é = 5  # two code points
print(é)


class Point:
    def ｓｅｔ(self, 𝓍):
        self.ａ = 𝓍
        return self


print(Point().set(x=7).a)


def ｆ(ａ, 변수=1):
    return a + 변수


print(f(a=2), f(2, 변수=3))
