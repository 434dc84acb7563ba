def paint(color, size=1):
    return color


paint("red", siz=3)
