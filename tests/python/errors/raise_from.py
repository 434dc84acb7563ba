def load(name):
    try:
        return {}[name]
    except KeyError as error:
        raise ValueError(f"no such file: {name}") from error


load("data.txt")
