def count_up():
    global i
    for i in range(3):
        pass


count_up()
print(i)


def define():
    global helper

    def helper():
        return "made in define"


define()
print(helper())
