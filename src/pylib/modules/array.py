"""Lists of numbers of one kind."""

__all__ = ["array", "ArrayType", "typecodes"]

_SIZES = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short", "H": "unsigned short"}
typecodes = "".join(_SIZES)


class array:
    """A list whose items are all of the kind that a letter says."""

    __module__ = "array"

    def __init__(self, typecode, initializer=(), /):
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize, self._items = typecode, _SIZES[typecode], []
        if isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        self.extend(initializer)

    def _checked(self, item):
        code = self.typecode
        if code in "uw":
            if not isinstance(item, str):
                raise TypeError(f"array item must be a unicode character, not {type(item).__name__}")
            return item
        if code in "fd":
            if not hasattr(item, "__float__") and not hasattr(item, "__index__"):
                raise TypeError(f"must be real number, not {type(item).__name__}")
            return float(item) if code == "d" else _single(float(item))
        if not hasattr(item, "__index__"):
            raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")
        item, bits = item.__index__(), 8 * self.itemsize
        least, most = (0, (1 << bits) - 1) if code.isupper() else (-1 << bits - 1, (1 << bits - 1) - 1)
        if least <= item <= most:
            return item
        side = "greater than maximum" if item > most else "less than minimum"
        raise OverflowError(f"{_NAMES[code]} is {side}" if code in _NAMES else "Python int too large to convert to C long")

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def append(self, item, /):
        self._items.append(self._checked(item))

    def extend(self, items, /):
        if isinstance(items, array) and items.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items.extend([self._checked(item) for item in items])

    fromlist = extend

    def insert(self, at, item, /):
        self._items.insert(at, self._checked(item))

    def pop(self, at=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(at)

    def remove(self, item, /):
        if item not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(item)

    def index(self, item, *bounds):
        if item not in self._items:
            raise ValueError("array.index(x): x not in array")
        return self._items.index(item, *bounds)

    def count(self, item, /):
        return self._items.count(item)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        if self.typecode in "fd":
            raise NotImplementedError("array.tobytes() of floats is not available: nothing here needs their bytes")
        signed = not self.typecode.isupper()
        return b"".join([item.to_bytes(self.itemsize, "little", signed=signed) for item in self._items])

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._made(self._items[at])
        if not -len(self) <= at < len(self):
            raise IndexError("array index out of range")
        return self._items[at]

    def __setitem__(self, at, item):
        if isinstance(at, slice):
            self._items[at] = item._items
        elif not -len(self) <= at < len(self):
            raise IndexError("array assignment index out of range")
        else:
            self._items[at] = self._checked(item)

    def __delitem__(self, at):
        del self._items[at]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._made(self._items * count)

    __rmul__ = __mul__
    __hash__ = None

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __repr__(self):
        items = repr("".join(self._items)) if self.typecode in "uw" else repr(self._items)
        return f"array('{self.typecode}', {items})" if self._items else f"array('{self.typecode}')"


def _single(number):
    """The nearest number of 24 bits."""
    if not number or number != number or number in (float("inf"), float("-inf")):
        return number
    mantissa, exponent = __import__("math").frexp(number)
    return __import__("math").ldexp(round(mantissa * 2**24), exponent - 24)


ArrayType = array
