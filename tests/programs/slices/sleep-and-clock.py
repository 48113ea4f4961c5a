import math
import random
import time

begin = time.monotonic()
time.sleep(0.01)
print(time.monotonic() >= begin, 0 <= random.random() < 1, time.time() > 1e9)
print(math.sin(0.0), math.sqrt(2.25), math.hypot(3.0, 4.0), math.pow(2.0, 0.5) < 1.5)
print(math.log(-1.0))
