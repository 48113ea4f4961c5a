# The paper's Listing 6, with the import that it leaves out, and what comes after.
from epython import dynamic, load_function

@dynamic(defer=True)
def add(x,y):
    return x+y

@dynamic
def add_nums():
    global add
    add = load_function("add")
    print(add(3,4))
    del(add)

add_nums()
again = load_function("add")
print(again(5, 6), again(1.5, 2))
add_nums()
