# What a descriptor refuses, `__getattr__` may still answer.
class Missing:
    def __get__(self, instance, owner):
        raise AttributeError("the descriptor has nothing")


class Plain:
    field = Missing()


class Fallback(Plain):
    def __getattr__(self, name):
        return f"{name} by __getattr__"


print(hasattr(Plain(), "field"), getattr(Plain(), "field", "default"))
print(Fallback().field)
try:
    Plain().field
except AttributeError as error:
    print(error)
