def build():
    size = "function"

    class Box:
        before = size
        size = "class"
        after = size

        def look(self):
            return size

    return Box


try:
    build()
except NameError as error:
    print(type(error).__name__, error)


def build_ok():
    size = "function"

    class Box:
        def look(self):
            return size

    size = "later"
    return Box


print(build_ok()().look())
