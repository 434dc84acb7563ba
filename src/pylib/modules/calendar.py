"""Days of months and years."""

from datetime import date as _date, datetime as _datetime
from enum import IntEnum as _IntEnum

Day = _IntEnum("Day", "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY", module=__name__, start=0)
Day.__repr__ = lambda self: f"calendar.{self.name}"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Day
day_name, day_abbr = [[_date(2001, 1, day).strftime(how) for day in range(1, 8)] for how in ("%A", "%a")]
month_name, month_abbr = [
    ["", *[_date(2001, month, 1).strftime(how) for month in range(1, 13)]] for how in ("%B", "%b")
]


class IllegalMonthError(ValueError, IndexError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


def isleap(year):
    """Return True for leap years, False for non-leap years."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    return sum([isleap(year) for year in range(y1, y2)])


def weekday(year, month, day):
    """Return weekday (0-6 ~ Mon-Sun) for year, month (1-12), day (1-31)."""
    return Day(_date(year, month, day).weekday())


def monthrange(year, month):
    """Return weekday of first day of month (0-6 ~ Mon-Sun) and number of days (28-31) for year, month."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), 28 + isleap(year) if month == 2 else 30 + (month + month // 8) % 2


def monthcalendar(year, month):
    """Return a matrix representing a month's calendar."""
    before, count = monthrange(year, month)
    days = [0] * before + [*range(1, count + 1)]
    days += [0] * (-len(days) % 7)
    return [days[at : at + 7] for at in range(0, len(days), 7)]


def month(theyear, themonth, w=0, l=0):
    """Return a month's calendar string (multi-line)."""
    w, l = max(2, w), max(1, l)
    wide = 7 * (w + 1) - 1
    lines = [f"{month_name[themonth]} {theyear}".center(wide), " ".join([name[:w].center(w) for name in day_abbr])]
    for week in monthcalendar(theyear, themonth):
        lines.append(" ".join([(str(day or "")).rjust(2).center(w) for day in week]))
    return "".join([line.rstrip() + "\n" * l for line in lines])


def prmonth(theyear, themonth, w=0, l=0):
    print(month(theyear, themonth, w, l), end="")


def timegm(tuple):
    return int((_datetime(*tuple[:6]) - _datetime(1970, 1, 1)).total_seconds())
