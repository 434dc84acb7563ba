def show():
    print(count)
    count = 1


count = 5
show()
