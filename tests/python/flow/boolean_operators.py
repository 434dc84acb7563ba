def yes(name):
    print("asked", name)
    return name


def no(name):
    print("asked", name)
    return ""


print(yes("a") and no("b") and yes("c"))
print(no("a") or yes("b") or yes("c"))
print(not no("x"), None or 0, 0 and 1, 1 and 2 or 3)
default = "" or "anonymous"
print(default, [] or {} or "last")
