ROUNDS = 200000


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event, value):
        for handler in self.handlers.get(event, []):
            handler(value)


class Tally:
    def __init__(self):
        self.seen = 0
        self.sum = 0

    def add(self, value):
        self.seen += 1
        self.sum += value


bus = Bus()
sales = Tally()
audit = Tally()
bus.on("sold", sales.add)
bus.on("sold", audit.add)
bus.on("viewed", lambda value: None)
for number in range(ROUNDS):
    bus.emit("sold", number)
    bus.emit("viewed", number)
print(sales.seen, sales.sum, audit.sum)
