def greet_all(greeting, names, *rest, end="!", **extra):
    def one(name):
        return greeting + " " + name + end

    def count():
        return len(names) + len(rest) + len(extra)

    return [one(n) for n in names], count


lines, count = greet_all("Hi", ["Ann", "Ben"], 1, 2, end="?", mood="good")
print(lines)
print(count())
