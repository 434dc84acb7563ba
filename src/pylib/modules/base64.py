"""Bytes as text."""

__all__ = ["b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
           "b32encode", "b32decode", "b16encode", "b16decode", "encodebytes", "decodebytes"]

_B64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")


def _given(s):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(s)


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object."""
    data = _given(s)
    result = bytearray()
    for at in range(0, len(data), 3):
        part = data[at : at + 3]
        number = int.from_bytes(part + bytes(3 - len(part)), "big")
        letters = [_B64[number >> shift & 63] for shift in (18, 12, 6, 0)]
        result += bytes(letters[: len(part) + 1]) + b"=" * (3 - len(part))
    result = bytes(result)
    return result.translate(bytes.maketrans(b"+/", altchars)) if altchars is not None else result


class Error(ValueError):
    pass


Error.__module__ = "binascii"


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if altchars is not None:
        data = data.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    values = []
    padding = 0
    for letter in data:
        if letter == 61:
            padding += 1
            if validate and len(values) % 4 < 2:
                raise Error("Excess padding not allowed" if len(values) % 4 == 0 else "Discontinuous padding not allowed")
            if len(values) % 4 >= 2 and len(values) % 4 + padding >= 4:
                break
            continue
        place = _B64.find(letter)
        if place < 0:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        values.append(place)
        padding = 0
    left = len(values) % 4
    if left == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({len(values)}) cannot be 1 more than a multiple of 4"
        )
    if left and left + padding < 4:
        raise Error("Incorrect padding")
    result = bytearray()
    for at in range(0, len(values), 4):
        part = values[at : at + 4]
        number = 0
        for value in part + [0] * (4 - len(part)):
            number = number << 6 | value
        result += number.to_bytes(3, "big")[: len(part) - 1]
    return bytes(result)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s).translate(bytes.maketrans(b"+/", b"-_"))


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    data = _given(s)
    result = bytearray()
    for at in range(0, len(data), 5):
        part = data[at : at + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        letters = [_B32[number >> shift & 31] for shift in range(35, -1, -5)]
        kept = (len(part) * 8 + 4) // 5
        result += bytes(letters[:kept]) + b"=" * (8 - kept)
    return bytes(result)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if len(data) % 8:
        raise Error("Incorrect padding")
    if casefold:
        data = data.upper()
    letters = data.rstrip(b"=")
    number = 0
    for letter in letters:
        place = _B32.find(letter)
        if place < 0:
            raise Error("Non-base32 digit found")
        number = number << 5 | place
    size = len(letters) * 5 // 8
    return (number >> len(letters) * 5 - size * 8).to_bytes(size, "big")


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return _given(s).hex().upper().encode()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    data = _bytes(s)
    if casefold:
        data = data.upper()
    if any(letter not in b"0123456789ABCDEF" for letter in data):
        raise Error("Non-base16 digit found")
    return bytes.fromhex(data.decode())


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    return b"".join([b64encode(s[at : at + 57]) + b"\n" for at in range(0, len(s), 57)])


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    return b64decode(s)
