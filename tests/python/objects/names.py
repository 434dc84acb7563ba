# The public names of the built-in types are CPython's, and no helper of the library is seen.
import builtins

kinds = [str, bytes, bytearray, int, float, complex, list, tuple, dict, set, frozenset, range, slice, bool, object]
kinds += [type({}.keys()), type({}.values()), type({}.items()), property, staticmethod, classmethod]
for kind in kinds:
    print(kind.__name__, *[name for name in dir(kind) if not name.startswith("_")])
print(*[name for name in dir(builtins) if name.startswith("_") and not name.startswith("__")])
for name in sorted(dir(builtins)):
    value = getattr(builtins, name)
    if isinstance(value, type) and issubclass(value, BaseException):
        own = [field for field in dir(value) if not field.startswith("_") and field not in dir(BaseException)]
        print(name, value.__base__.__name__, *own)
