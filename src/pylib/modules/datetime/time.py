"""The calendar's part of `time`. The zone of the box is UTC."""

from _strptime import Moment as _Moment, format_moment as _format, parse_moment as _parse
from _strptime import from_ordinal as _from_ordinal, to_ordinal as _to_ordinal

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, iterable):
        values = tuple(iterable)
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        if len(values) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)")
        self = super().__new__(cls, values[:9])
        self.__dict__["tm_zone"], self.__dict__["tm_gmtoff"] = (values + (None, None, None))[9:11]
        return self

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return f"time.struct_time({', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))})"


def gmtime(seconds=None, /):
    seconds = time() if seconds is None else seconds
    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = _from_ordinal(days + 719163)
    at = _Moment(year, month, day)
    hour, rest = divmod(rest, 3600)
    return struct_time((year, month, day, hour, rest // 60, rest % 60, at.weekday, at.yearday, 0, "UTC", 0))


localtime = gmtime


def mktime(time_tuple, /):
    year, month, day, hour, minute, second = tuple(time_tuple)[:6]
    years, month = divmod(month - 1, 12)
    days = _to_ordinal(year + years, month + 1, 1) + day - 1 - 719163
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def _moment(given):
    if not isinstance(given, tuple):
        raise TypeError("Tuple or struct_time argument required")
    year, month, day, hour, minute, second, weekday, yearday = given[:8]
    at = _Moment(year, month or 1, day or 1, hour, minute, second, 0, "+0000", "UTC")
    at.weekday, at.yearday = weekday, yearday
    return at


def strftime(format, time_tuple=None, /):
    return _format(format, _moment(gmtime() if time_tuple is None else time_tuple))


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    year, month, day, hour, minute, second, _, weekday, yearday, zone, offset = _parse(data_string, format)
    daylight = -1 if zone is None else 0
    seconds = None if offset is None else offset[0]
    return struct_time((year, month, day, hour, minute, second, weekday, yearday, daylight, zone, seconds))


def asctime(time_tuple=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", gmtime() if time_tuple is None else time_tuple)


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def process_time():
    return monotonic()


def process_time_ns():
    return monotonic_ns()


thread_time = process_time
