class L:
    def note(self, a):
        return a
log = L()
slots = []
slots.append((log.note, 1))
def gone(slot):
    global slots
    slots = [(s, o) for s, o in slots if s is not slot and s != slot]
gone(log.note)
print(len(slots), log.note == log.note, log.note != log.note, log.note == L().note, len({log.note, log.note}), log.note in [log.note])
