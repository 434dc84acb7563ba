

def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _clock_text(at, timespec):
    if timespec == "auto":
        timespec = "microseconds" if at.microsecond else "seconds"
    if timespec == "hours":
        return f"{at.hour:02}"
    if timespec == "minutes":
        return f"{at.hour:02}:{at.minute:02}"
    text = f"{at.hour:02}:{at.minute:02}:{at.second:02}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{at.microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{text}.{at.microsecond:06}"
    raise ValueError("Unknown timespec value")


def _clock_arguments(at):
    """The last arguments of a repr."""
    parts = [at.hour, at.minute]
    if at.second or at.microsecond:
        parts.append(at.second)
    if at.microsecond:
        parts.append(at.microsecond)
    text = ", ".join([str(part) for part in parts])
    if at.fold:
        text += ", fold=1"
    return text if at.tzinfo is None else f"{text}, tzinfo={at.tzinfo!r}"


def _iso_numbers(text):
    """Hour, minute, second and microsecond of `12:30:15.25`; ValueError if it says none."""
    whole, dot, fraction = text.partition("," if "," in text else ".")
    if dot and not (fraction and fraction.isascii() and fraction.isdigit()):
        raise ValueError
    parts = whole.split(":") if ":" in whole else [whole[at:at + 2] for at in range(0, len(whole), 2)]
    if not 1 <= len(parts) <= 3 or not all(_is_digits(part, 2) for part in parts) or dot and len(parts) < 3:
        raise ValueError
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return numbers + [int((fraction + "000000")[:6])]


def _iso_clock(text):
    """Hour, minute, second, microsecond and zone."""
    zone = None
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at == 0:
        raise ValueError
    if at > 0:
        offset = text[at + 1:]
        if text[at] == "Z":
            if offset:
                raise ValueError
            zone = timezone.utc
        else:
            hour, minute, second, microsecond = _iso_numbers(offset)
            total = ((hour * 60 + minute) * 60 + second) * 1000000 + microsecond
            zone = timezone(_delta(-total if text[at] == "-" else total))
        text = text[:at]
    return _iso_numbers(text) + [zone]


_same = object()


class time(_Fixed):
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self.__dict__.update(
            hour=hour, minute=minute, second=second, microsecond=microsecond, tzinfo=tzinfo, fold=fold
        )
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _iso_clock(time_string.removeprefix("T"))
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts)

    def utcoffset(self):
        return None if self.tzinfo is None else _checked_offset(self.tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else _checked_offset(self.tzinfo.dst(None), "dst")

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _clock_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_path(self)}({_clock_arguments(self)})"

    def strftime(self, format):
        offset = _offset_text(self.utcoffset()) if "z" in format else ""
        zone = self.tzname() or "" if "Z" in format else ""
        parts = self.hour, self.minute, self.second, self.microsecond, offset, zone
        return _format_moment(format, _Moment(1900, 1, 1, *parts))

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=_same, *, fold=None):
        return type(self)(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is _same else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    __replace__ = replace

    def _parts(self):
        return self.hour, self.minute, self.second, self.microsecond

    def _since_midnight(self, offset):
        total = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
        return total - offset._total if offset is not None else total

    def _offsets(self, other):
        return (None, None) if self.tzinfo is other.tzinfo else (self.utcoffset(), other.utcoffset())

    def _order(self, other, sign):
        if not isinstance(other, time):
            return _refuse(sign, self, other)
        mine, others = self._offsets(other)
        if (mine is None) != (others is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _compared(self._since_midnight(mine), other._since_midnight(others))

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self._offsets(other)
        if (mine is None) != (others is None):
            return False
        return self._since_midnight(mine) == other._since_midnight(others)

    def __hash__(self):
        offset = (self.replace(fold=0) if self.fold else self).utcoffset()
        if offset is not None:
            return hash(_delta(self._since_midnight(offset)))
        at = self.microsecond
        return hash(bytes((self.hour, self.minute, self.second, at >> 16, at >> 8 & 255, at & 255)))


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
