try:
    pass
except:  #~ EPY1053
    pass
except ValueError as e:
    raise
else:
    pass
try:
    pass
except A, B:  #~ EPY1054
    pass
for i in range(3):
    try:
        continue
    finally:
        break
try:
    return  #~ EPY1043
finally:
    break  #~ EPY1044
