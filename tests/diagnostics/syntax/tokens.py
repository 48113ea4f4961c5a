s = 'abc  #~ EPY1006
t = "abc\x4"  #~ EPY1028
u = '\U00110000'  #~ EPY1028
a = 012  #~ EPY1010
b = 0x  #~ EPY1010
c = 1__0 + 0b2 + 1abc  #~ EPY1010 EPY1010 EPY1010
d = 5 € 3  #~ EPY1008
e = !x  #~ EPY1008
f = “hi”  #~ EPY1008 EPY1008
g = 1 \ + 2  #~ EPY1009
h = [1, 2)  #~ EPY1005
i = (1, 2  #~ EPY1003
def f():
    j = [  #~ EPY1003
    return 1
k = 1]  #~ EPY1004
l = f"{a b}{}" + f"{x" + f"}" + f"{x!z}"  #~ EPY1022 EPY1027 EPY1027 EPY1027 EPY1027
ok = 1if 2else 3
n1 = b'\x4'  #~ EPY1057
n2 = b'é'  #~ EPY1058
n3 = b'a' 'b'  #~ EPY1059
m = """never ended  #~ EPY1007
