def greet(name, greeting="hi"):
    return greeting + name


print(greet("a", "b"))
greet("a", "b", "c")
