def pick(flag):
    if flag:
        value = "set"
    return value


print(pick(True))
try:
    print(pick(False))
except UnboundLocalError as error:
    print(error)
