def event_bus():
    handlers = {}

    def on(name, handler):
        handlers.setdefault(name, []).append(handler)

    def emit(name, *args):
        for handler in handlers.get(name, []):
            handler(*args)
        return len(handlers.get(name, []))

    return on, emit


on, emit = event_bus()
seen = []
on("save", lambda path: print("saved", path))
on("save", seen.append)
print(emit("save", "a.txt"))
print(emit("quit"))
print(seen)
