def f():
    state = "start"

    class C:
        nonlocal state
        state = "from class body"

        def change(self):
            nonlocal state
            state = "from method"

    first = state
    C().change()
    return first, state


print(f())
