class Timer:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__ if kind else None)
        return kind is ValueError


with Timer() as t:
    print("inside")
with Timer():
    raise ValueError("swallowed")
print("after")
