def make():
    value = 1

    def get():
        return value

    return get


get = make()
get.__closure__[0].cell_contents = "changed from outside"
print(get())
