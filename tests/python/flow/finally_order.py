def early():
    try:
        return "try"
    finally:
        print("finally runs")


def override():
    try:
        return "try"
    finally:
        return "finally wins"


def in_loop():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print("cleanup", i)
    return "out"


print(early())
print(override())
print(in_loop())
try:
    try:
        1 / 0
    finally:
        print("inner finally")
except ZeroDivisionError as error:
    print(error)
