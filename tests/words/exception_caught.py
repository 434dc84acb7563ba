def divide(a, b):
    return a / b

try:
    divide(1, 0)
except ValueError:
    print("never")
except ZeroDivisionError as error:
    print("caught", error)
finally:
    print("done")
