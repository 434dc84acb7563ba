"""Hashes of a message with a key (RFC 2104)."""

import hashlib as _hashlib
from secrets import compare_digest

__all__ = ["new", "digest", "compare_digest", "HMAC"]


class HMAC:
    """A keyed hash of what was given so far."""

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = digestmod if callable(digestmod) else lambda data=b"": _hashlib.new(digestmod, data)
        self._inner = self._make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        self.name = f"hmac-{self._inner.name}"
        key = bytes(key) if len(key) <= self.block_size else self._make(key).digest()
        self._key = key.ljust(self.block_size, b"\0")
        self._inner.update(bytes([byte ^ 0x36 for byte in self._key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(bytes([byte ^ 0x5C for byte in self._key]) + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    """Create a new hashing object and return it."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Fast inline implementation of HMAC."""
    return HMAC(key, msg, digest).digest()
