# add_note: notes follow the message in a traceback.
def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as error:
        error.add_note(f"while loading {name!r}")
        error.add_note("try one of: a")
        raise


try:
    load("b")
except KeyError as error:
    print(error, error.__notes__)
try:
    KeyError().add_note(5)
except TypeError as error:
    print(error)
print(hasattr(ValueError(), "__notes__"))
load("c")
