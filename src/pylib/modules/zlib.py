"""The two checksums. What packs bytes is not here."""

_table = []
for _byte in range(256):
    for _bit in range(8):
        _byte = _byte >> 1 ^ (0xEDB88320 if _byte & 1 else 0)
    _table.append(_byte)


def crc32(data, value=0, /):
    value ^= 0xFFFFFFFF
    for byte in memoryview(data).tobytes():
        value = _table[(value ^ byte) & 255] ^ value >> 8
    return value ^ 0xFFFFFFFF


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16
    for byte in memoryview(data).tobytes():
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
