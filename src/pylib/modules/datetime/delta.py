"""Dates and times on the box's clock. The zone of the box is UTC."""

from _strptime import Moment as _Moment, days_in_month as _days_in_month, first_iso_monday as _first_iso_monday
from _strptime import format_moment as _format_moment, from_ordinal as _from_ordinal, iso_calendar as _iso_calendar
from _strptime import parse_moment as _parse_moment, to_ordinal as _to_ordinal, DAYS as _DAYS, MONTHS as _MONTHS
from time import struct_time as _struct_time, time_ns as _time_ns

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")
MINYEAR = 1
MAXYEAR = 9999
_MOST_ORDINAL = 3652059
_EPOCH = 719163
_FOREIGN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, type(None))
_SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _name(value):
    kind = type(value)
    return f"datetime.{kind.__name__}" if kind.__module__ == "datetime" else kind.__name__


def _refuse(sign, left, right):
    """What an operation with something foreign comes to."""
    other = right if isinstance(left, (date, time, timedelta, tzinfo)) else left
    if type(other) in _FOREIGN or isinstance(other, (date, time, timedelta, tzinfo)):
        text = "'{}' not supported between instances of" if sign in ("<", "<=", ">", ">=") else "unsupported operand type(s) for {}:"
        raise TypeError(f"{text.format(sign)} '{_name(left)}' and '{_name(right)}'")
    return NotImplemented


def _reflected(sign, left, right):
    """As `_refuse`, asked from the right: another duration or date on the left is asked itself."""
    return _refuse(sign, left, right) if type(left) in _FOREIGN else NotImplemented


def _index(value):
    if type(value) is int:
        return value
    if isinstance(value, int):
        return int(value)
    index = getattr(type(value), "__index__", None)
    if index is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return index(value)


def _half_even(numerator, denominator):
    """The nearest whole number, ties to the even one."""
    quotient, rest = divmod(numerator, denominator)
    doubled = 2 * rest
    if denominator < 0:
        doubled, denominator = -doubled, -denominator
    if doubled > denominator or doubled == denominator and quotient % 2:
        quotient += 1
    return quotient


class _Fixed:
    """An object whose fields stay as they are."""

    def __setattr__(self, name, value):
        if type(self).__module__ != "datetime":
            self.__dict__[name] = value
            return
        kind = type(self).__name__
        if name in self.__dict__:
            raise AttributeError(f"attribute '{name}' of 'datetime.{kind}' objects is not writable")
        raise AttributeError(f"'datetime.{kind}' object has no attribute '{name}' and no __dict__ for setting new attributes")

    def __le__(self, other):
        answer = self._order(other, "<=")
        return answer if answer is NotImplemented else answer <= 0

    def __lt__(self, other):
        answer = self._order(other, "<")
        return answer if answer is NotImplemented else answer < 0

    def __ge__(self, other):
        answer = self._order(other, ">=")
        return answer if answer is NotImplemented else answer >= 0

    def __gt__(self, other):
        answer = self._order(other, ">")
        return answer if answer is NotImplemented else answer > 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _compared(a, b):
    return (a > b) - (a < b)


_PARTS = (
    ("days", 86400000000),
    ("seconds", 1000000),
    ("microseconds", 1),
    ("milliseconds", 1000),
    ("minutes", 60000000),
    ("hours", 3600000000),
    ("weeks", 604800000000),
)


class timedelta(_Fixed):
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        given = (days, seconds, microseconds, milliseconds, minutes, hours, weeks)
        whole, rest = 0, 0.0
        for (name, unit), value in zip(_PARTS, given):
            if isinstance(value, int):
                whole += int(value) * unit
            elif isinstance(value, float):
                # The whole part is exact; what is left of all parts is rounded once.
                part = int(value)
                whole += part * unit
                fraction = (value - part) * unit
                part = int(fraction)
                whole += part
                rest += fraction - part
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {_name(value)}")
        if rest:
            doubtful = round(rest)
            if abs(rest - int(rest)) == 0.5:
                # A tie goes to the even sum.
                doubtful = int(2 * round((rest + whole % 2) * 0.5) - whole % 2)
            whole += doubtful
        return _delta(whole, cls)

    def _order(self, other, sign):
        if isinstance(other, timedelta):
            return _compared(self._total, other._total)
        return _refuse(sign, self, other)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0

    def total_seconds(self):
        return self._total / 1000000

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total + other._total)
        return NotImplemented if isinstance(other, date) else _refuse("+", self, other)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else _reflected("+", other, self)

    def __sub__(self, other):
        return _delta(self._total - other._total) if isinstance(other, timedelta) else _refuse("-", self, other)

    def __rsub__(self, other):
        return _delta(other._total - self._total) if isinstance(other, timedelta) else _reflected("-", other, self)

    def __neg__(self):
        return _delta(-self._total)

    def __pos__(self):
        return _delta(self._total)

    def __abs__(self):
        return _delta(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._total * int(other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _delta(_half_even(self._total * numerator, denominator))
        if isinstance(other, (str, bytes, list, tuple)):
            raise TypeError("can't multiply sequence by non-int of type 'datetime.timedelta'")
        return _refuse("*", self, other)

    def __rmul__(self, other):
        return self * other if isinstance(other, (int, float)) else _reflected("*", other, self)

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return _delta(self._total // int(other)) if isinstance(other, int) else _refuse("//", self, other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta(_half_even(self._total, int(other)))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if not numerator:
                raise ZeroDivisionError("division by zero")
            return _delta(_half_even(self._total * denominator, numerator))
        return _refuse("/", self, other)

    def __mod__(self, other):
        return _delta(self._total % other._total) if isinstance(other, timedelta) else _refuse("%", self, other)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return _refuse("divmod()", self, other)
        quotient, rest = divmod(self._total, other._total)
        return quotient, _delta(rest)

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in ("days", "seconds", "microseconds") if getattr(self, name)]
        path = "datetime.timedelta" if type(self) is timedelta else type(self).__qualname__
        return f"{path}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06}" if self.microseconds else text

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)


def _delta(total, cls=timedelta):
    """The duration of so many microseconds."""
    seconds, microseconds = divmod(total, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -2147483648 <= days <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self.__dict__.update(days=days, seconds=seconds, microseconds=microseconds, _total=total)
    return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta(0)
_DAY = timedelta(1)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        daylight = dt.dst()
        if daylight is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - daylight
        if standard:
            dt += standard
            daylight = dt.dst()
            if daylight is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + daylight


class timezone(tzinfo):
    def __init_subclass__(cls, **options):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_name(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_name(name)}")
        if name is None and not offset and hasattr(cls, "utc"):
            return cls.utc
        if not -_DAY < offset < _DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        self = super().__new__(cls)
        self._offset, self._name = offset, name
        return self

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {_name(dt)}")

    def utcoffset(self, dt, /):
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        self._check(dt, "dst")
        return None

    def tzname(self, dt, /):
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.{type(self).__name__}({self._offset!r}{name})"


timezone.utc = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc
_LOCAL = timezone(_ZERO, "UTC")


def _offset_text(offset, between=":"):
    """`+05:30`; nothing for None."""
    if offset is None:
        return ""
    sign, total = ("-", -offset._total) if offset._total < 0 else ("+", offset._total)
    seconds, microseconds = divmod(total, 1000000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02}{between}{minutes % 60:02}"
    if seconds or microseconds:
        text += f"{between}{seconds:02}"
    return f"{text}.{microseconds:06}" if microseconds else text


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_name(zone)}'")


def _checked_offset(offset, method):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not '{_name(offset)}'")
    if not -_DAY < offset < _DAY:
        raise ValueError(
            f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}."
        )
    return offset
