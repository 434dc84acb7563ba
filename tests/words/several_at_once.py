import functools


def greeting(word, mark):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(name):
            return word, mark, function(name)

        return wrapper

    return decorate


@greeting("Hello", "!")
def polite(name):
    return "dear " + name


polite("Ada")
