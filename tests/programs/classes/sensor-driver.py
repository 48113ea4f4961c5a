"""A driver for a sensor on a bus: registers, bit fields, calibration."""
import struct
from functools import reduce


class Bus:
    def __init__(self):
        self.memory = {0x76: bytearray(256)}
        self.log = []

    def write(self, address, register, data):
        self.log.append(("w", address, register, bytes(data)))
        self.memory[address][register:register + len(data)] = data

    def read(self, address, register, count):
        if address not in self.memory:
            raise OSError(19, "ENODEV")
        self.log.append(("r", address, register, count))
        return bytes(self.memory[address][register:register + count])


class Register:
    def __init__(self, address, fmt="B"):
        self.address, self.fmt = address, fmt

    def read(self, device):
        size = struct.calcsize("<" + self.fmt)
        return struct.unpack("<" + self.fmt, device.bus.read(device.address, self.address, size))[0]

    def write(self, device, value):
        device.bus.write(device.address, self.address, struct.pack("<" + self.fmt, value))


class Field:
    def __init__(self, register, low, width):
        self.register, self.low, self.mask = register, low, (1 << width) - 1

    def get(self, device):
        return self.register.read(device) >> self.low & self.mask

    def set(self, device, value):
        if value & ~self.mask:
            raise ValueError(f"{value:#x} does not fit in {self.mask:#x}")
        old = self.register.read(device) & ~(self.mask << self.low)
        self.register.write(device, old | value << self.low)


class Device:
    CONTROL = Register(0xF4)
    RAW = Register(0xFA, "H")
    OFFSET = Register(0x88, "h")
    MODE = Field(CONTROL, 0, 2)
    OVERSAMPLING = Field(CONTROL, 5, 3)

    def __init__(self, bus, address=0x76):
        self.bus, self.address = bus, address

    @property
    def temperature(self):
        return (self.RAW.read(self) + self.OFFSET.read(self)) / 100

    @property
    def mode(self):
        return {0: "sleep", 1: "forced", 3: "normal"}.get(self.MODE.get(self), "?")

    @mode.setter
    def mode(self, name):
        self.MODE.set(self, {"sleep": 0, "forced": 1, "normal": 3}[name])

    def __repr__(self):
        return f"<{type(self).__name__} at {self.address:#04x}, {self.mode}>"


bus = Bus()
device = Device(bus)
print(device)
device.mode = "normal"
device.OVERSAMPLING.set(device, 5)
print(device, hex(Device.CONTROL.read(device)), bin(Device.CONTROL.read(device)))
Device.RAW.write(device, 2345)
Device.OFFSET.write(device, -45)
print(device.temperature, f"{device.temperature:08.3f}")
for bad in (lambda: setattr(device, "mode", "fast"), lambda: device.MODE.set(device, 9), lambda: Device(bus, 0x20).temperature):
    try:
        bad()
    except (KeyError, ValueError, OSError) as error:
        print(type(error).__name__, error.args)
writes = [entry for entry in bus.log if entry[0] == "w"]
print(len(bus.log), writes[-1], reduce(lambda total, entry: total + len(entry[3]), writes, 0))
