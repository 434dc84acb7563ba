def traffic_light():
    changes = 0

    def red():
        return green

    def green():
        return yellow

    def yellow():
        return red

    state = red

    def advance():
        nonlocal state, changes
        state = state()
        changes += 1
        return state.__name__

    return advance


light = traffic_light()
for _ in range(2):
    print(light())
