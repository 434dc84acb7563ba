def traffic_light():
    state = "red"
    following = {"red": "green", "green": "amber", "amber": "red"}

    def advance():
        nonlocal state
        state = following[state]

    def current():
        return state

    return advance, current


advance, current = traffic_light()
for _ in range(4):
    print(current(), end=" ")
    advance()
print()
print(current())
