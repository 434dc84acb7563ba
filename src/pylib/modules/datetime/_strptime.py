"""Dates as numbers, and as text by directives: what `time` and `datetime` share. The box is in London, in winter."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def day_of_year(year, month, day):
    return _BEFORE[month] + (month > 2 and is_leap(year)) + day


def days_before_year(year):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def to_ordinal(year, month, day):
    return days_before_year(year) + day_of_year(year, month, day)


def from_ordinal(ordinal):
    """Year, month, day. 146097 days are 400 years."""
    cycles, rest = divmod(ordinal - 1, 146097)
    year = cycles * 400 + rest * 400 // 146097 + 1
    while to_ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    while to_ordinal(year, 1, 1) > ordinal:
        year -= 1
    rest = ordinal - to_ordinal(year, 1, 1) + 1
    month = min(12, (rest + 31) // 31)
    while month < 12 and day_of_year(year, month + 1, 1) <= rest:
        month += 1
    while day_of_year(year, month, 1) > rest:
        month -= 1
    return year, month, rest - day_of_year(year, month, 1) + 1


def first_iso_monday(year):
    """The ordinal of the Monday that begins the year's first week."""
    first = to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def iso_calendar(year, month, day):
    today = to_ordinal(year, month, day)
    for candidate in (year + 1, year, year - 1):
        monday = first_iso_monday(candidate)
        if monday <= today:
            break
    week, weekday = divmod(today - monday, 7)
    return candidate, week + 1, weekday + 1


class Moment:
    """What directives are about."""

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, offset="", zone=""):
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.offset, self.zone = offset, zone
        self.ordinal = to_ordinal(year, month, day)
        self.weekday = (self.ordinal + 6) % 7
        self.yearday = day_of_year(year, month, day)


# The width that zeros (or blanks) fill, and the value.
_NUMBERS = {
    "d": (2, lambda at: at.day),
    "m": (2, lambda at: at.month),
    "y": (2, lambda at: at.year % 100),
    "Y": (1, lambda at: at.year),
    "C": (2, lambda at: at.year // 100),
    "H": (2, lambda at: at.hour),
    "I": (2, lambda at: at.hour % 12 or 12),
    "M": (2, lambda at: at.minute),
    "S": (2, lambda at: at.second),
    "j": (3, lambda at: at.yearday),
    "w": (1, lambda at: (at.weekday + 1) % 7),
    "u": (1, lambda at: at.weekday + 1),
    "U": (2, lambda at: (at.yearday + 6 - (at.weekday + 1) % 7) // 7),
    "W": (2, lambda at: (at.yearday + 6 - at.weekday) // 7),
    "G": (1, lambda at: iso_calendar(at.year, at.month, at.day)[0]),
    "g": (2, lambda at: iso_calendar(at.year, at.month, at.day)[0] % 100),
    "V": (2, lambda at: iso_calendar(at.year, at.month, at.day)[1]),
    "f": (6, lambda at: at.microsecond),
    "s": (1, lambda at: ((at.ordinal - 719163) * 24 + at.hour) * 3600 + at.minute * 60 + at.second),
}
_BLANKS = {
    "e": (2, lambda at: at.day),
    "k": (2, lambda at: at.hour),
    "l": (2, lambda at: at.hour % 12 or 12),
}
_TEXTS = {
    "a": lambda at: DAYS[at.weekday][:3],
    "A": lambda at: DAYS[at.weekday],
    "b": lambda at: MONTHS[at.month][:3],
    "h": lambda at: MONTHS[at.month][:3],
    "B": lambda at: MONTHS[at.month],
    "p": lambda at: "AM" if at.hour < 12 else "PM",
    "P": lambda at: "am" if at.hour < 12 else "pm",
    "z": lambda at: at.offset.replace(":", ""),
    "Z": lambda at: at.zone,
    "n": lambda at: "\n",
    "t": lambda at: "\t",
    "%": lambda at: "%",
}
_LONGER = {
    "c": "%a %b %e %H:%M:%S %Y",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "T": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
}


def format_moment(format, at):
    parts = []
    place, size = 0, len(format)
    while place < size:
        percent = format.find("%", place)
        if percent < 0:
            percent = size
        parts.append(format[place:percent])
        place = percent + 1
        flags = ""
        while place < size and format[place] in "-_0^#":
            flags += format[place]
            place += 1
        if place < size:
            if format[place:place + 2] == ":z":
                place += 1
                parts.append(at.offset)
            else:
                parts.append(_directive(format[place], flags, at, format[percent:place + 1]))
            place += 1
        elif percent < size:
            parts.append(format[percent:])
    return "".join(parts)


def _directive(letter, flags, at, whole):
    if letter in _NUMBERS or letter in _BLANKS:
        width, value = _NUMBERS.get(letter) or _BLANKS[letter]
        fill = "0" if letter in _NUMBERS else " "
        for flag in flags:
            fill = {"-": "", "_": " ", "0": "0"}.get(flag, fill)
        text = str(value(at))
        return text.rjust(width, fill) if fill else text
    if letter in _TEXTS:
        text = _TEXTS[letter](at)
        if "^" in flags:
            text = text.upper()
        return text.swapcase() if "#" in flags else text
    if letter in _LONGER:
        return format_moment(_LONGER[letter], at)
    return whole


def _one_of(words):
    return "|".join(sorted([word.lower() for word in words], key=len, reverse=True))


# What each directive reads; the longest ways come first.
_READ = {
    "Y": r"\d\d\d\d",
    "G": r"\d\d\d\d",
    "y": r"\d\d",
    "m": r"1[012]|0[1-9]|[1-9]",
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
    "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[012]|0[1-9]|[1-9]| [1-9]",
    "M": r"[0-5]\d|\d",
    "S": r"6[01]|[0-5]\d|\d",
    "f": r"[0-9]{1,6}",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "U": r"5[0-3]|[0-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "w": "[0-6]",
    "u": "[1-7]",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)",
    "a": _one_of([day[:3] for day in DAYS]),
    "A": _one_of(DAYS),
    "b": _one_of([month[:3] for month in MONTHS[1:]]),
    "B": _one_of(MONTHS[1:]),
    "p": "am|pm",
    "Z": "utc|gmt",
}
_READ_LONGER = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_patterns = {}


def _pattern(format):
    import re

    found = _patterns.get(format)
    if found is not None:
        return found
    longer = re.sub("%([cxX])", lambda match: _READ_LONGER[match[1]], format)
    escaped = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", longer)
    parts = re.sub(r"\s+", r"\\s+", escaped).split("%")
    source, rest = [parts[0]], iter(parts[1:])
    for part in rest:
        if not part:
            following = next(rest, None)
            if following is None:
                raise ValueError(f"stray % in format '{format}'")
            source.append("%" + following)
            continue
        letter = part[0]
        if letter not in _READ:
            letter = "\\" if letter == "\\" else letter
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        source.append(f"(?P<{letter}>{_READ[letter]})" + part[1:])
    pattern = re.compile("".join(source), re.IGNORECASE)
    _patterns[format] = pattern
    return pattern


def _offset_of(text):
    """Seconds and microseconds east of Greenwich."""
    if text == "Z":
        return 0, 0
    sign = -1 if text[0] == "-" else 1
    digits = text[1:]
    colons = [at for at in (2, 5) if digits[at:at + 1] == ":"]
    if len(digits) > 5 and len(colons) == 1:
        raise ValueError(f"Inconsistent use of : in {text}")
    digits = digits.replace(":", "")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    return sign * seconds, sign * int((fraction + "000000")[:6])


def parse_moment(text, format):
    """Year, month, day, hour, minute, second, microsecond, weekday, day of the year, zone, offset (or None)."""
    for given in (text, format):
        if not isinstance(given, str):
            index = 0 if given is text else 1
            raise TypeError(f"strptime() argument {index} must be str, not {type(given)}")
    match = _pattern(format).match(text)
    if match is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    found = {letter: value.lower() for letter, value in match.groupdict().items()}
    number = {letter: int(value) for letter, value in found.items() if letter not in "zaAbBpZ"}
    year = number.get("Y")
    if "y" in found:
        year = number["y"] + (2000 if number["y"] <= 68 else 1900)
    month, day = number.get("m", 1), number.get("d", 1)
    for letter, width in (("b", 3), ("B", None)):
        if letter in found:
            month = [name[:width].lower() for name in MONTHS].index(found[letter])
    weekday = None
    for letter, width in (("a", 3), ("A", None)):
        if letter in found:
            weekday = [name[:width].lower() for name in DAYS].index(found[letter])
    if "w" in found:
        weekday = (number["w"] - 1) % 7
    if "u" in found:
        weekday = number["u"] - 1
    hour = number.get("H", 0)
    if "I" in found:
        hour = number["I"] % 12 + (12 if found.get("p") == "pm" else 0)
    microsecond = int((found.get("f", "0") + "000000")[:6])
    yearday = number.get("j")
    year, month, day, weekday, yearday = _date_of(found, number, year, month, day, weekday, yearday)
    offset = _offset_of(match["z"]) if match.groupdict().get("z") else None
    zone = match.groupdict().get("Z")
    return (
        year, month, day, hour, number.get("M", 0), number.get("S", 0), microsecond, weekday, yearday, zone, offset
    )  # fmt: skip


def _date_of(found, number, year, month, day, weekday, yearday):
    """The date, from whatever tells it."""
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_day else 1900
    if yearday is None and weekday is not None:
        if "U" in found or "W" in found:
            first = (to_ordinal(year, 1, 1) + 6) % 7
            week, shift = (number["U"], 1) if "U" in found else (number["W"], 0)
            first = (first + shift) % 7
            yearday = 1 + (weekday + shift) % 7 - first + 7 * week - (7 if week and first == 0 else 0)
        elif "G" in found:
            if number["V"] == 53 and first_iso_monday(number["G"] + 1) - first_iso_monday(number["G"]) < 371:
                raise ValueError(f"Invalid week: {number['V']}")
            ordinal = first_iso_monday(number["G"]) + 7 * (number["V"] - 1) + weekday
            year = from_ordinal(ordinal)[0]
            yearday = ordinal - to_ordinal(year, 1, 1) + 1
        if yearday is not None and yearday <= 0:
            year -= 1
            yearday += 366 if is_leap(year) else 365
    if yearday is None:
        if day > days_in_month(year, month):
            raise ValueError("day is out of range for month")
        yearday = day_of_year(year, month, day)
    else:
        year, month, day = from_ordinal(to_ordinal(year, 1, 1) + yearday - 1)
    if weekday is None:
        weekday = (to_ordinal(year, month, day) + 6) % 7
    return 1900 if leap_day else year, month, day, weekday, yearday
