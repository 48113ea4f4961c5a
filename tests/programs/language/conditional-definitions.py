debug = False
if debug:
    def log(message):
        print("debug:", message)
else:
    def log(message):
        print("log:", message)
log("hello")


def log(message, level=1):
    print("redefined", level, message)


log("again")
log("again", level=3)
for k in range(2):
    def f(x, k=k):
        return x + k
    print(f(10))
