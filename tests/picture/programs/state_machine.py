def traffic_light():
    history = []
    def red():
        history.append("red")
        return green
    def green():
        history.append("green")
        return yellow
    def yellow():
        history.append("yellow")
        return red
    return red, history

state, seen = traffic_light()
for _ in range(4):
    state = state()
print(seen)
