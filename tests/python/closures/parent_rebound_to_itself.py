# Exact parents: a nonlocal name that is rebound to the function itself.
def outer():
    action = None

    def step():
        nonlocal action
        action = step
        return action is step

    print(action)
    print(step())
    print(action())
    return action


again = outer()
print(again())
print(again.__name__, len(again.__closure__))
