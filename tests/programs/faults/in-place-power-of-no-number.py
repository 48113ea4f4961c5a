# In changes in place, the power has no second name.
for d in [None, 'a']:
    try:
        d **= 2
    except Exception as e:
        print(e)
    try:
        d **= 3
    except Exception as e:
        print(e)
    try:
        d **= 0.5
    except Exception as e:
        print(e)
