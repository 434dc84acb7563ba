def parse(text):
    try:
        number = int(text)
    except ValueError as error:
        print("bad:", error)
        return None
    except TypeError:
        print("wrong type")
        return -1
    else:
        print("parsed", number)
        return number
    finally:
        print("done with", repr(text))


print(parse("12"))
print(parse("twelve"))
print(parse([1]))
try:
    {}["key"]
except (IndexError, KeyError) as error:
    print(type(error).__name__, error, error.args)
try:
    [][0]
except LookupError as error:
    print(repr(error))
