# Source text may come in anything that lends its bytes; a file's name may not.
import types

print(eval(memoryview(b"1 + 1")), eval(bytearray(b"2 * 3")))
exec(memoryview(b"x = 5"))
print(x)
print(eval(compile(memoryview(b"x + 1"), b"a name", "eval")))
for wrong in (
    lambda: compile("x", bytearray(b"a name"), "exec"),
    lambda: eval(3),
    lambda: type("A", (), types.MappingProxyType({})),
):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(type(NotImplemented)() is NotImplemented)
