def act(command):
    match command:
        case ["go", direction]:
            return f"going {direction}"
        case {"say": words}:
            return f"saying {words}"
        case int(n) if n > 3:
            return "big"
        case _:
            return "what?"


for command in (["go", "north"], {"say": "hi"}, 5, 1):
    print(act(command))
