def get():
    return 1


print(get()[0])
