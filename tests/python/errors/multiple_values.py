def paint(color, size=1):
    return color


paint("red", color="blue")
