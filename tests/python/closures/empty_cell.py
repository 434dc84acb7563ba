def outer():
    def peek():
        return later

    cell = peek.__closure__[0]
    try:
        print(cell.cell_contents)
    except ValueError as error:
        print("ValueError:", error)
    try:
        peek()
    except NameError as error:
        print("NameError:", error)
    later = "now"
    print(peek(), cell.cell_contents)


outer()
