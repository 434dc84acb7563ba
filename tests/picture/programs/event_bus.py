class EventBus:
    def __init__(self):
        self.handlers = {}
    def on(self, name, handler):
        self.handlers.setdefault(name, []).append(handler)
    def emit(self, name, *args):
        for handler in self.handlers.get(name, []):
            handler(*args)

def make_logger(prefix, log):
    def handler(message):
        log.append(f"{prefix}: {message}")
    return handler

log = []
bus = EventBus()
bus.on("start", make_logger("A", log))
bus.on("start", make_logger("B", log))
bus.on("stop", make_logger("C", log))
bus.emit("start", "hello")
bus.emit("stop", "bye")
print(log)
