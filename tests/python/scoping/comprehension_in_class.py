class Table:
    size = 3
    rows = [r for r in range(size)]
    try:
        cells = [size for r in range(2)]
    except NameError as error:
        print("NameError:", error)


print(Table.rows)
