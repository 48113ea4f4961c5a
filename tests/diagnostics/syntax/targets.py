f() = 1  #~ EPY1018
1 = x  #~ EPY1018
None = 1  #~ EPY1018
(a, 1) = x  #~ EPY1018
a + b = 3  #~ EPY1018
x = f() = 3  #~ EPY1018
f() += 1  #~ EPY1020
a, b += 1  #~ EPY1020
(a, b): int = 1  #~ EPY1021
f(): int = 1  #~ EPY1021
del f(), a[0], 1  #~ EPY1019 EPY1019
*a = 1  #~ EPY1029
*a, *b = c  #~ EPY1029
x = *a  #~ EPY1029
for f() in x: pass  #~ EPY1018
y = [1 for 1 in x]  #~ EPY1018
(a.b := 1)  #~ EPY1030
y = [x := 1 for x in z]  #~ EPY1051
y = [i for i in (j := [1])]  #~ EPY1051
if f() = 1: pass  #~ EPY1018
y = a == not b  #~ EPY1001
*first, (second, *third) = a[0], b.c = x
