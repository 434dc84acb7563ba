"""Streams in memory: there are no files here."""

import sys
from abc import ABC

__all__ = ["BytesIO", "StringIO", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "BlockingIOError", "open"]

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError
open = open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase(ABC):
    """What all streams share."""

    _closed = False
    _closed_text = "I/O operation on closed file."

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def _check(self):
        if self._closed:
            raise ValueError(self._closed_text)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readable(self):
        self._check()
        return False

    def writable(self):
        self._check()
        return False

    def seekable(self):
        self._check()
        return False

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def readlines(self, hint=None, /):
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory(IOBase):
    """A stream over a piece of memory; `_empty` is '' or b''."""

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        self._check()
        return self._at

    def getvalue(self):
        self._check()
        return self._value()

    def _size(self, size, name):
        if size is None:
            return -1
        if not hasattr(type(size), "__index__"):
            raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}")
        return size.__index__()

    def read(self, size=-1, /):
        self._check()
        size = self._size(size, "read")
        data = self._value()
        end = len(data) if size < 0 else min(self._at + size, len(data))
        part = data[self._at : end]
        self._at = max(end, self._at)
        return part


class StringIO(_Memory, TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    _closed_text = "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._parts = []
        self._length = self._at = 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def _value(self):
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def _translated(self, text):
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        text = self._translated(s)
        if not text:
            return len(s)
        if self._at == self._length:
            self._parts.append(text)
        else:
            whole = self._value().ljust(self._at, "\0")
            self._parts = [whole[: self._at], text, whole[self._at + len(text) :]]
        self._at += len(text)
        self._length = max(self._length, self._at)
        return len(s)

    def readline(self, size=-1, /):
        self._check()
        size = self._size(size, "readline")
        data = self._value()
        if self._newline in ("\r", "\r\n"):
            end = data.find(self._newline, self._at)
            end = len(data) if end < 0 else end + len(self._newline)
        elif self._newline == "":
            ends = [place for place in (data.find("\n", self._at), data.find("\r", self._at)) if place >= 0]
            end = min(ends) + 1 if ends else len(data)
            if ends and data[end - 1 : end + 1] == "\r\n":
                end += 1
        else:
            end = data.find("\n", self._at) + 1 or len(data)
        if size >= 0:
            end = min(end, self._at + size)
        line = data[self._at : end]
        self._at = max(self._at, end)
        return line

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = offset if whence == 0 else self._at if whence == 1 else self._length
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        whole = self._value()[:size]
        self._parts, self._length = [whole], len(whole)
        return size

    @property
    def line_buffering(self):
        self._check()
        return False


class BytesIO(_Memory, BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b""):
        self._buffer = bytearray(initial_bytes or b"")
        self._at = 0

    def _value(self):
        return bytes(self._buffer)

    def getbuffer(self):
        self._check()
        return memoryview(self._buffer)

    read1 = _Memory.read

    def readinto(self, buffer, /):
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError(f"a bytes-like object is required, not {type(b).__name__!r}")
        part = bytes(b)
        if part:
            if self._at > len(self._buffer):
                self._buffer.extend(bytes(self._at - len(self._buffer)))
            self._buffer[self._at : self._at + len(part)] = part
            self._at += len(part)
        return len(part)

    def readline(self, size=-1, /):
        self._check()
        size = self._size(size, "readline")
        end = self._buffer.find(b"\n", self._at) + 1 or len(self._buffer)
        if size >= 0:
            end = min(end, self._at + size)
        line = bytes(self._buffer[self._at : end])
        self._at = max(self._at, end)
        return line

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        start = 0 if whence == 0 else self._at if whence == 1 else len(self._buffer)
        self._at = max(start + offset, 0)
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._buffer[size:]
        return size


TextIOBase.register(type(sys.stdout))


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding
