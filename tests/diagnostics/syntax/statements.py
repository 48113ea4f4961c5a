# One mistake a line, or a block; the parser goes on behind each.
if x = 1:  #~ EPY1017
    y = 2
else:
    y = 5 +  #~ EPY1001
for i in range(3)  #~ EPY1002
    print i  #~ EPY1016
    print(1 2)  #~ EPY1022
while True  #~ EPY1002
    break
def f()  #~ EPY1002
    return 1
def g:  #~ EPY1002
    pass
x y  #~ EPY1001
class = 3  #~ EPY1001
z = 1 if y  #~ EPY1002
x++  #~ EPY1001
if a && b:  #~ EPY1001
    pass
) + 1  #~ EPY1004
= 3  #~ EPY1001
import a,  #~ EPY1001
from a import b,  #~ EPY1031
if x:
    pass
else if y:  #~ EPY1002
    pass
d = {1: 2, 3: }  #~ EPY1032
d = {1: 2, 3 4}  #~ EPY1032
done = 1
