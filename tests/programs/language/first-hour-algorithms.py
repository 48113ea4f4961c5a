def bubble(a):
    n = len(a)
    for i in range(n):
        swapped = False
        for j in range(0, n - i - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a
print(bubble([5, 2, 9, 1]), bubble(["b", "a"]), bubble([2.5, 1]))
def primes(n):
    return [p for p in range(2, n) if all(p % d for d in range(2, int(p ** 0.5) + 1))]
print(primes(50))
matrix = [[1, 2], [3, 4]]
t = list(map(list, zip(matrix[0], matrix[1])))
print(t)
print("%-10s|%5.2f" % ("ab", 3.14159), "{:>8}".format("x"), f"{3:03d}")
def fizz(n):
    for i in range(1, n + 1):
        print("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i, end=" ")
    print()
fizz(15)
s = "The rain in Spain"
print({c: s.count(c) for c in sorted(s.lower()) if c.isalpha()})
print(s[::-1], s.split()[-1].upper(), " ".join(w.capitalize() for w in s.lower().split()))
x = 10
while x:
    x -= 3
    if x < 0: break
else:
    print("never")
print(x)
def is_pal(t):
    t = "".join(ch for ch in t.lower() if ch.isalnum())
    return t == t[::-1]
print(is_pal("A man, a plan, a canal: Panama"), is_pal("no"))
stack = []
for tok in "3 4 + 2 * 7 /".split():
    if tok in "+-*/":
        b = stack.pop(); a = stack.pop()
        if tok == "+": stack.append(a + b)
        elif tok == "-": stack.append(a - b)
        elif tok == "*": stack.append(a * b)
        else: stack.append(a / b)
    else:
        stack.append(int(tok))
print(stack)
