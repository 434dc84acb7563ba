

class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _need(name, place):
    raise TypeError(f"function missing required argument '{name}' (pos {place})")


def _path(value):
    return "datetime." + type(value).__name__ if type(value).__module__ == "datetime" else type(value).__name__


def _is_digits(text, size):
    return len(text) == size and text.isascii() and text.isdigit()


def _iso_date(text):
    """The date that an ISO text says; ValueError if it says none."""
    if not text.isascii() or len(text) not in (7, 8, 10):
        raise ValueError
    year, rest = text[:4], text[4:]
    dashed = rest[0] == "-"
    if dashed:
        rest = rest[1:]
    if not _is_digits(year, 4):
        raise ValueError
    if rest[0] == "W":
        week, rest = rest[1:3], rest[3:]
        if rest and dashed:
            if rest[0] != "-" or len(rest) != 2:
                raise ValueError
            rest = rest[1:]
        day = rest or "1"
        if not (_is_digits(week, 2) and _is_digits(day, 1)):
            raise ValueError
        return _from_iso_calendar(int(year), int(week), int(day))
    month, rest = rest[:2], rest[2:]
    if dashed:
        if rest[:1] != "-":
            raise ValueError
        rest = rest[1:]
    if not (_is_digits(month, 2) and _is_digits(rest, 2)):
        raise ValueError
    return int(year), int(month), int(rest)


def _from_iso_calendar(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    weeks = (_first_iso_monday(year + 1) - _first_iso_monday(year)) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_first_iso_monday(year) + 7 * (week - 1) + day - 1)


class date(_Fixed):
    def __new__(cls, year=None, month=None, day=None):
        for place, (name, value) in enumerate((("year", year), ("month", month), ("day", day)), 1):
            if value is None:
                _need(name, place)
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self.__dict__.update(year=year, month=month, day=day)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time_ns() // 1000000000)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        days = _EPOCH + _micros(timestamp) // 86400000000
        if not 1 <= days <= _MOST_ORDINAL:
            raise ValueError(f"year {1970 + (days - _EPOCH) // 365} is out of range")
        return cls(*_from_ordinal(days))

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MOST_ORDINAL:
            raise ValueError("year is out of range")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _iso_date(date_string)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso_calendar(_index(year), _index(week), _index(day)))

    def _moment(self, format=""):
        return _Moment(self.year, self.month, self.day)

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
        return _format_moment(format, self._moment(format))

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_path(self)}({self.year}, {self.month}, {self.day})"

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def toordinal(self):
        return _to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(*_iso_calendar(self.year, self.month, self.day))

    def timetuple(self):
        at = self._moment()
        return _struct_time((self.year, self.month, self.day, 0, 0, 0, at.weekday, at.yearday, -1))

    def replace(self, year=None, month=None, day=None):
        year = self.year if year is None else year
        month = self.month if month is None else month
        return type(self)(year, month, self.day if day is None else day)

    __replace__ = replace

    def _order(self, other, sign):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _compared((self.year, self.month, self.day), (other.year, other.month, other.day))
        return _refuse(sign, self, other)

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return (self.year, self.month, self.day) == (other.year, other.month, other.day)
        return NotImplemented

    def __hash__(self):
        return hash(bytes((self.year // 256, self.year % 256, self.month, self.day)))

    def _plus_days(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= _MOST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(ordinal))

    def __add__(self, other):
        return self._plus_days(other.days) if isinstance(other, timedelta) else _refuse("+", self, other)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else _reflected("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._plus_days(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return _refuse("-", self, other)

    def __rsub__(self, other):
        return _reflected("-", other, self)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _DAY
