# Methods of bytes and bytearrays, codecs, ints as bytes.
for kind in (bytes, bytearray):
    b = kind(b'the cat, the dog, the end')
    print(b.find(b'the'), b.find(b'the', 1), b.rfind(b'the'), b.find(b'x'), b.find(99), b.index(b'cat'), b.rindex(b'd'))
    print(b.count(b'the'), b.count(b'the', 5), b.count(32), b.count(b''), b.find(b'the', 3, 8), b.find(b'', 30))
    print(b.startswith(b'the'), b.endswith(b'end'), b.startswith((b'x', b'the')), b.startswith(b'cat', 4), b.endswith(b''))
    print(b.split(b', '), b.split(), b.split(b'the', 1), kind(b'  a  b c ').split(None, 1), kind(b'').split(), kind(b'').split(b','))
    print(b.replace(b'the', b'A'), b.replace(b'the', b'', 2), kind(b'abc').replace(b'', b'-'), kind(b'').replace(b'', b'+'))
    print(kind(b'  pad\t\n').strip(), kind(b'xxaxx').strip(b'x'), kind(b'xya').lstrip(b'xy'), kind(b'a  ').rstrip())
    print(b.partition(b', '), b.rpartition(b', '), b.partition(b'?'), b.rpartition(b'?'))
    print(kind(b'-').join([b'a', bytearray(b'b'), b'c']), kind(b'').join([]), b.upper(), kind(b'ABc').lower())
    print(kind(b'\x01\xab\xcd').hex(), kind(b'\x01\xab\xcd').hex(':'), kind(b'\x01\xab\xcd\xef\x02').hex('_', 2), kind(b'12345').hex('-', -2))
    print(bytes.fromhex('00ff 10') if kind is bytes else bytearray.fromhex('00FF 10'))
    print(kind(b'caf\xc3\xa9').decode(), kind(b'abc').decode('ascii'), kind(b'\xe9').decode('latin-1'), kind(b'a\xffb').decode('utf-8', 'replace'))
print(bytes.fromhex(' 01 02\n03 '), bytearray.fromhex('ff'))
print('héllo €'.encode(), 'abc'.encode('ascii'), 'é'.encode('latin1'), 'aé€'.encode('ascii', 'replace'), 'é'.encode(encoding='ASCII', errors='ignore'))
print(b'\xf0\x9f\x98\x80'.decode(), '😀'.encode('UTF-8'), b'a\xe2\x82z\xff'.decode('utf8', 'replace'), b'\xed\xa0\x80'.decode(errors='ignore') == '')
print((1000).to_bytes(2, 'big'), (1000).to_bytes(4, 'little'), (5).to_bytes(), (0).to_bytes(0, 'big'), (-2).to_bytes(2, 'big', signed=True))
print((255).to_bytes(1, 'big'), (127).to_bytes(1, 'little', signed=True), (-128).to_bytes(1, 'big', signed=True))
print(int.from_bytes(b'\x03\xe8', 'big'), int.from_bytes(b'\xe8\x03', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True))
print(int.from_bytes(b'', 'big'), int.from_bytes([1, 2], 'little'), int.from_bytes(bytearray(b'\x7f\xff\xff'), 'big'), int.from_bytes(b'\x05'))


def parse(packet):
    kind = packet[0]
    size = int.from_bytes(packet[1:3], 'big')
    return kind, packet[3:3 + size].decode(), packet[3 + size:]


print(parse(b'\x02\x00\x05helloREST'))
words = [w.decode() for w in b'x=1;y=2'.split(b';')]
print(words, b';'.join(w.encode() for w in words))
