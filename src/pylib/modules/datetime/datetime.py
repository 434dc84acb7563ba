

def _micros(timestamp):
    """A timestamp in whole microseconds."""
    if isinstance(timestamp, int):
        if not -(2**63) <= timestamp < 2**63:
            raise OverflowError("timestamp out of range for platform time_t")
        return timestamp * 1000000
    if not isinstance(timestamp, float):
        raise TypeError(f"'{type(timestamp).__name__}' object cannot be interpreted as an integer")
    if timestamp != timestamp:
        raise ValueError("Invalid value NaN (not a number)")
    if timestamp - timestamp != 0:
        raise OverflowError("timestamp out of range for platform time_t")
    if abs(timestamp) >= 2.0**63:
        raise OverflowError("timestamp out of range for platform time_t")
    numerator, denominator = timestamp.as_integer_ratio()
    return _half_even(numerator * 1000000, denominator)


class datetime(date):
    def __new__(
        cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        for place, (name, value) in enumerate((("year", year), ("month", month), ("day", day)), 1):
            if value is None:
                _need(name, place)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self.__dict__.update(
            year=year, month=month, day=day, hour=hour, minute=minute, second=second, microsecond=microsecond,
            tzinfo=tzinfo, fold=fold,
        )  # fmt: skip
        return self

    @classmethod
    def _at(cls, total, zone=None):
        """The moment so many microseconds after the first of the year 1, plus a day."""
        days, rest = divmod(total, 86400000000)
        if not 1 <= days <= _MOST_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        return cls(*_from_ordinal(days), minutes // 60, minutes % 60, second, microsecond, zone)

    def _total(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return (self.toordinal() * 86400 + seconds) * 1000000 + self.microsecond

    @classmethod
    def _since_epoch(cls, micros, zone):
        if not -62135596800000000 <= micros <= 253402300799999999:
            raise ValueError(f"year {1970 + micros // 31556952000000} is out of range")
        moment = cls._at(_EPOCH * 86400000000 + micros, zone)
        return moment if zone is None else zone.fromutc(moment)

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        return cls._since_epoch(_time_ns() // 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        return cls._since_epoch(_micros(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._since_epoch(_micros(timestamp), None)

    @classmethod
    def combine(cls, date, time, tzinfo=_same):
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_name(date)}")
        if not isinstance(time, _time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_name(time)}")
        zone = time.tzinfo if tzinfo is _same else tzinfo
        return cls(date.year, date.month, date.day, *time._parts(), zone, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) < 7:
                raise ValueError
            at = _date_length(date_string)
            parts = _iso_date(date_string[:at])
            clock = date_string[at + 1:]
            if len(date_string) == at + 1:
                raise ValueError
            clock = _iso_clock(clock) if clock else []
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts, *clock)

    @classmethod
    def strptime(cls, date_string, format, /):
        year, month, day, hour, minute, second, microsecond, _, _, zone, offset = _parse_moment(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(seconds=offset[0], microseconds=offset[1])
            tz = timezone(delta, zone) if zone else timezone(delta)
        return cls(year, month, day, hour, minute, second, microsecond, tz)

    def date(self):
        return _date(self.year, self.month, self.day)

    def time(self):
        return _time(*self._parts(), fold=self.fold)

    def timetz(self):
        return _time(*self._parts(), self.tzinfo, fold=self.fold)

    def _parts(self):
        return self.hour, self.minute, self.second, self.microsecond

    def utcoffset(self):
        return None if self.tzinfo is None else _checked_offset(self.tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else _checked_offset(self.tzinfo.dst(self), "dst")

    def tzname(self):
        name = None if self.tzinfo is None else self.tzinfo.tzname(self)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_name(name)}'")
        return name

    def _moment(self, format=""):
        """The zone is asked only where the format needs it."""
        offset = _offset_text(self.utcoffset()) if "z" in format else ""
        name = self.tzname() or "" if "Z" in format else ""
        return _Moment(self.year, self.month, self.day, *self._parts(), offset, name)

    def timetuple(self):
        at = self._moment()
        daylight = self.dst()
        daylight = -1 if daylight is None else int(bool(daylight))
        parts = self.year, self.month, self.day, self.hour, self.minute, self.second
        return _struct_time(parts + (at.weekday, at.yearday, daylight))

    def utctimetuple(self):
        offset = self.utcoffset()
        shifted = self - offset if offset else self
        return _struct_time(tuple(shifted.replace(tzinfo=None).timetuple())[:8] + (0,))

    def timestamp(self):
        total = self._total() - _EPOCH * 86400000000
        return (total - self._from_utc()._total) / 1000000

    def _from_utc(self):
        """The offset; for a naive moment that of local time, which is looked for a day to both sides."""
        offset = self.utcoffset()
        if offset is None and self.toordinal() == 1:
            raise ValueError("year 0 is out of range")
        return offset or _ZERO

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=_same,
        *, fold=None,
    ):  # fmt: skip
        return type(self)(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is _same else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    __replace__ = replace

    def astimezone(self, tz=None):
        _check_zone(tz)
        tz = _LOCAL if tz is None else tz
        if tz is self.tzinfo:
            return self
        return tz.fromutc((self - self._from_utc()).replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_name(sep)}")
        if len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not str")
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{day}{sep}{_clock_text(self, timespec)}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return f"{_path(self)}({self.year}, {self.month}, {self.day}, {_clock_arguments(self)})"

    def _difference(self, other):
        """The microseconds between two moments; None if only one of them says where."""
        total = self._total() - other._total()
        if self.tzinfo is other.tzinfo:
            return total
        mine, others = self.utcoffset(), other.utcoffset()
        if mine is None and others is None:
            return total
        if mine is None or others is None:
            return None
        return total - mine._total + others._total

    def _order(self, other, sign):
        if not isinstance(other, datetime):
            return _refuse(sign, self, other)
        difference = self._difference(other)
        if difference is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return difference

    def __eq__(self, other):
        return self._difference(other) == 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        offset = (self.replace(fold=0) if self.fold else self).utcoffset()
        if offset is not None:
            return hash(_delta(self._total() - offset._total))
        at = self.microsecond
        parts = (self.year // 256, self.year % 256, self.month, self.day, self.hour, self.minute, self.second)
        return hash(bytes(parts + (at >> 16, at >> 8 & 255, at & 255)))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return _refuse("+", self, other)
        return self._at(self._total() + other._total, self.tzinfo)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else _reflected("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._at(self._total() - other._total, self.tzinfo)
        if not isinstance(other, datetime):
            return _refuse("-", self, other)
        difference = self._difference(other)
        if difference is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta(difference)


def _date_length(text):
    """How long the date at the start of an ISO text is."""
    if text[4] != "-":
        if text[4] != "W":
            return 8
        # 2024W05 or 2024W051, then the separator.
        digits = 7
        while digits < len(text) and text[digits].isdigit():
            digits += 1
        return digits if digits < 9 else 7 + digits % 2
    if text[5] == "W":
        return 10 if len(text) > 8 and text[8] == "-" and (len(text) == 10 or text[9:10].isdigit()) else 8
    return 10


_date, _time = date, time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
