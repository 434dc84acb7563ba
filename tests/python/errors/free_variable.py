def outer():
    def inner():
        return secret

    result = inner()
    secret = 42
    return result


outer()
