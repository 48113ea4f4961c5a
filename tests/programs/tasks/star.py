from epython import *

t = task(pow, 2, 5)
print(t.resume(), t.result, run_all([t]))
pause()
