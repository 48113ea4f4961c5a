return 1  #~ EPY1043
break  #~ EPY1044
continue  #~ EPY1045
nonlocal n  #~ EPY1046
def a(x, x): pass  #~ EPY1040
def b(x=1, y): pass  #~ EPY1041
def c(*): pass  #~ EPY1042
def d(/, x): pass  #~ EPY1042
def e(x, (y, z)): pass  #~ EPY1042
def f(x):
    global x  #~ EPY1048
def g():
    print(x)
    global x  #~ EPY1047
def h():
    x = 1
    nonlocal x  #~ EPY1047
def i():
    x: int = 1
    global x  #~ EPY1050
def j():
    from math import *  #~ EPY1049
    for k in j():
        def inner():
            break  #~ EPY1044
    else:
        continue  #~ EPY1045
lambda x, x: 1  #~ EPY1040
for k in "abc":
    if k:
        break
    else:
        continue
yield 1  #~ EPY1055
class K:
    yield  #~ EPY1055
def l():
    x = [(yield) for k in "abc"]  #~ EPY1056
    y = ((yield k) for k in (yield))  #~ EPY1056
    return lambda: (yield x + y)
