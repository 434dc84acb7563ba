try:
    print(1 / 0)
except ZeroDivisionError:
    print("handling")
    print(undefined_thing)
