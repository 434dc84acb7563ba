"""The common hash functions. Constants of the SHA family are computed: fractional parts of roots of primes."""

from math import isqrt as _isqrt, sin as _sin

__all__ = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "new", "algorithms_guaranteed", "algorithms_available"]
algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed
_tables = {}


def _primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found


def _cube_root(number):
    low, high = 0, 1 << number.bit_length() // 3 + 1
    while low < high:
        middle = (low + high + 1) // 2
        if middle**3 <= number:
            low = middle
        else:
            high = middle - 1
    return low


def _constants(bits, rounds):
    """Words from the cube roots, and the start values from the square roots, of the first primes."""
    if bits not in _tables:
        mask = (1 << bits) - 1
        primes = _primes(rounds)
        words = [_cube_root(prime << 3 * bits) & mask for prime in primes]
        _tables[bits] = words, [_isqrt(prime << 2 * bits) & mask for prime in primes[:16]]
    return _tables[bits]


def _padded(data, block, order):
    size = len(data) * 8
    data += b"\x80"
    length = 16 if block == 128 else 8
    data += bytes((block - length - len(data)) % block)
    return data + size.to_bytes(length, order)


def _sha2(data, bits, start):
    rounds, block = (64, 64) if bits == 32 else (80, 128)
    constants = _constants(bits, rounds)[0]
    mask, size = (1 << bits) - 1, bits // 8
    s0, s1, b0, b1 = (
        ((7, 18, 3), (17, 19, 10), (2, 13, 22), (6, 11, 25))
        if bits == 32
        else ((1, 8, 7), (19, 61, 6), (28, 34, 39), (14, 18, 41))
    )

    def turned(x, n):
        return x >> n | x << bits - n

    data = _padded(data, block, "big")
    state = list(start)
    for at in range(0, len(data), block):
        words = [int.from_bytes(data[at + n : at + n + size], "big") for n in range(0, block, size)]
        for n in range(16, rounds):
            x, y = words[n - 15], words[n - 2]
            low = turned(x, s0[0]) ^ turned(x, s0[1]) ^ x >> s0[2]
            high = turned(y, s1[0]) ^ turned(y, s1[1]) ^ y >> s1[2]
            words.append(words[n - 16] + (low & mask) + words[n - 7] + (high & mask) & mask)
        a, b, c, d, e, f, g, h = state
        for n in range(rounds):
            mixed = (turned(e, b1[0]) ^ turned(e, b1[1]) ^ turned(e, b1[2])) & mask
            first = h + mixed + (e & f ^ ~e & mask & g) + constants[n] + words[n]
            mixed = (turned(a, b0[0]) ^ turned(a, b0[1]) ^ turned(a, b0[2])) & mask
            second = mixed + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = first + second & mask, a, b, c, d + first & mask, e, f, g
        state = [x + y & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([word.to_bytes(size, "big") for word in state])


def _turned32(x, n):
    return (x << n | x >> 32 - n) & 0xFFFFFFFF


def _sha1(data):
    data = _padded(data, 64, "big")
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    for at in range(0, len(data), 64):
        words = [int.from_bytes(data[at + n : at + n + 4], "big") for n in range(0, 64, 4)]
        for n in range(16, 80):
            words.append(_turned32(words[n - 3] ^ words[n - 8] ^ words[n - 14] ^ words[n - 16], 1))
        a, b, c, d, e = state
        for n in range(80):
            if n < 20:
                mixed, constant = b & c | ~b & d, 0x5A827999
            elif n < 40:
                mixed, constant = b ^ c ^ d, 0x6ED9EBA1
            elif n < 60:
                mixed, constant = b & c | b & d | c & d, 0x8F1BBCDC
            else:
                mixed, constant = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = (_turned32(a, 5) + mixed + e + constant + words[n]) & 0xFFFFFFFF, a, _turned32(b, 30), c, d
        state = [x + y & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d, e))]
    return b"".join([word.to_bytes(4, "big") for word in state])


_MD5_TURNS = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))


def _md5(data):
    data = _padded(data, 64, "little")
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    constants = [int(abs(_sin(n + 1)) * 2**32) for n in range(64)]
    for at in range(0, len(data), 64):
        words = [int.from_bytes(data[at + n : at + n + 4], "little") for n in range(0, 64, 4)]
        a, b, c, d = state
        for n in range(64):
            turn = n // 16
            if turn == 0:
                mixed, place = b & c | ~b & d, n
            elif turn == 1:
                mixed, place = d & b | ~d & c, (5 * n + 1) % 16
            elif turn == 2:
                mixed, place = b ^ c ^ d, (3 * n + 5) % 16
            else:
                mixed, place = c ^ (b | ~d & 0xFFFFFFFF), 7 * n % 16
            moved = (mixed & 0xFFFFFFFF) + a + constants[n] + words[place] & 0xFFFFFFFF
            a, b, c, d = d, b + _turned32(moved, _MD5_TURNS[turn][n % 4]) & 0xFFFFFFFF, b, c
        state = [x + y & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d))]
    return b"".join([word.to_bytes(4, "little") for word in state])


def _sha224(data):
    start = [root & 0xFFFFFFFF for root in _constants(64, 80)[1][8:]]
    return _sha2(data, 32, start)[:28]


_KINDS = {
    "md5": (_md5, 16, 64),
    "sha1": (_sha1, 20, 64),
    "sha224": (_sha224, 28, 64),
    "sha256": (lambda data: _sha2(data, 32, _constants(32, 64)[1][:8]), 32, 64),
    "sha384": (lambda data: _sha2(data, 64, _constants(64, 80)[1][8:])[:48], 48, 128),
    "sha512": (lambda data: _sha2(data, 64, _constants(64, 80)[1][:8]), 64, 128),
}


class HASH:
    """A hash of what was given so far."""

    def __init__(self, name, data=b""):
        self.name = name
        self._compute, self.digest_size, self.block_size = _KINDS[name]
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(data)

    def digest(self):
        return self._compute(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", **kwargs):
    """Return a new hashing object using the named algorithm."""
    if name.lower() not in _KINDS:
        raise ValueError("unsupported hash type " + name)
    return HASH(name.lower(), data)


def _maker(name):
    def made(string=b"", *, usedforsecurity=True):
        return HASH(name, string)

    made.__name__ = made.__qualname__ = f"openssl_{name}"
    return made


md5, sha1, sha224, sha256, sha384, sha512 = [_maker(_name) for _name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")]
