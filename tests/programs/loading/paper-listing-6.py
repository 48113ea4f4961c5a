# The paper's Listing 6, as printed there.
from epython import dynamic

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
