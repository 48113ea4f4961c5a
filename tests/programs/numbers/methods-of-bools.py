# Methods of ints are bools' too.
def show(x):
    try:
        print(x.bit_length(), x.conjugate(), x.to_bytes(2, 'big'), x.bit_count())
    except AttributeError as e:
        print(e)
show(5)
show(True)
show('a')
print(True.bit_length(), (3 > 2).bit_count(), False.conjugate(), True.to_bytes(1, 'big'))
flag = 2 > 1
print(flag.bit_length(), flag.conjugate(), flag.real, flag.numerator)
f = True.bit_length
print(f(), int.bit_length(True), hasattr(True, 'bit_length'))
