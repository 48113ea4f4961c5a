from epython import dynamic


@dynamic(defer=True)
def once():
    return 1


def remove():
    global once
    del once


print(once())
remove()
remove()
