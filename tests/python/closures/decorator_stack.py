def tag(name):
    def decorator(function):
        def wrapper(*args):
            return f"<{name}>{function(*args)}</{name}>"

        return wrapper

    return decorator


@tag("b")
@tag("i")
def text(value):
    return value


print(text("hi"))
print(tag("p")(text)("there"))
