# input: 5\nhello world\n2.5\n
n = int(input())
print(n * 2)
name = input("name? ")
print("hi", name, len(name))
x = float(input("> "))
print(x / 2)
