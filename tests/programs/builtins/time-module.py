import time
start = time.time()
t0 = time.perf_counter()
m0 = time.monotonic()
time.sleep(0.2)     # far more than the steps of a single float that counts days
print(time.perf_counter() - t0 >= 0.1, time.time() >= start, time.monotonic() > m0)
print(start > 1600000000, isinstance(time.time_ns(), int))
