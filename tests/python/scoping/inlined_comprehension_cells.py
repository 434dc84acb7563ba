# CPython 3.13 makes a comprehension's target a variable of the function around it (PEP 709). Where the function only passes a
# variable of that name through, or reads it, from further out, the two meet; these programs show where each finds which.


def attempt(call):
    try:
        print(call.__name__, call())
    except NameError as problem:
        print(call.__name__, type(problem).__name__, problem)


def outer():
    name = "outer"

    def passes_through():
        [name for name in "ab"]

        def inner():
            return name

        return inner()

    def generator_expression():
        [name for name in "ab"]
        return list(name for _ in range(1))

    def other_comprehension():
        [name for name in "ab"]
        return [name for _ in range(1)]

    def reads_it():
        made = [lambda: name for name in "ab"]
        return name, [call() for call in made]

    def written_inside():
        [name for name in "ab"]

        def setter():
            nonlocal name
            name = "set"

        setter()
        return (lambda: name)()

    def target_not_captured():
        return [name for name in "ab"], name

    def class_body():
        class Holder:
            calls = [lambda: name for name in "ab"]

            def method(self):
                return name

        return [call() for call in Holder.calls], Holder().method()

    def nested():
        return [[name for name in "ab"] + [(lambda: name)()] for _ in range(1)]

    for call in (
        passes_through,
        generator_expression,
        other_comprehension,
        reads_it,
        written_inside,
        target_not_captured,
        class_body,
        nested,
    ):
        attempt(call)
    return name


print(outer())
