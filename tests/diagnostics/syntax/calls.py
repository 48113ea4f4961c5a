f(a=1, 2)  #~ EPY1023
f(a=1, a=2)  #~ EPY1024
f(a.b=1)  #~ EPY1025
f((a)=1)  #~ EPY1025
f(True=1)  #~ EPY1018
f(x for x in y, 1)  #~ EPY1026
f(x for x in y)
y = [a, b for a in c]  #~ EPY1032
y = [*a for a in c]  #~ EPY1032
