def box(value=None):
    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return {"get": get, "put": put}


first = box()
second = box([1])
print(first["get"]())
first["put"]("full")
print(first["get"](), second["get"]())
second["get"]().append(2)
print(second["get"]())
