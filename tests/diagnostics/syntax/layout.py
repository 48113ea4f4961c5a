def f():
    x = 1
      y = 2  #~ EPY1011
    z = 3
if x:
y = 1  #~ EPY1014
if x:
    a = 1
  b = 2  #~ EPY1012
while x:
    if y:
    pass  #~ EPY1014
if x:
	a = 1
        b = 2  #~ EPY1013
def g():  # the next line is the end of the file: the body is missing
    # only a comment #~ EPY1014
