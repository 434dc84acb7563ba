greeting = "module hello"


def speak():
    return greeting


def caller():
    greeting = "caller hello"
    return speak(), greeting


print(caller())


def try_inner_name():
    secret = 42
    return secret


try_inner_name()
try:
    print(secret)
except NameError as error:
    print(error)
