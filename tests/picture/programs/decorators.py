import functools
def bold(f):
    @functools.wraps(f)
    def wrapped(*args):
        return "<b>" + f(*args) + "</b>"
    return wrapped
def italic(f):
    @functools.wraps(f)
    def wrapped(*args):
        return "<i>" + f(*args) + "</i>"
    return wrapped
def repeat(times):
    def decorate(f):
        def again(*args):
            return f(*args) * times
        return again
    return decorate

@bold
@italic
@repeat(2)
def greet(name):
    return "hi " + name

print(greet("Ada"))
