# Dates, times and durations put together by chance: arithmetic, texts, and what is wrong with wrong ones.
import random
from datetime import date, datetime, time, timedelta, timezone

SEED = 1
CASES = 250
rng = random.Random(SEED)
DIRECTIVES = ["%Y-%m-%d", "%H:%M:%S", "%A %d %B", "%a %b %e %y", "%I:%M %p", "%j %U %W %V %u %w", "%z|%Z", "%f", "%c", "%x %X", "%-d.%-m.", "%%"]
READ = ["%Y-%m-%d %H:%M:%S", "%d/%m/%y", "%b %d, %Y %I:%M %p", "%A %d %B %Y", "%Y-%j", "%Y %W %a", "%H:%M:%S.%f", "%Y-%m-%dT%H:%M%z", "%y%m%d"]


def zone():
    pick = rng.randrange(4)
    if pick == 0:
        return timezone.utc
    if pick == 1:
        return timezone(timedelta(minutes=rng.randrange(-720, 721)))
    return None


def moment():
    return datetime(
        rng.choice([1, 1900, 1970, 2000, 2023, 2024, 9999, rng.randrange(1, 10000)]),
        rng.randrange(1, 13),
        rng.randrange(1, 29),
        rng.randrange(24),
        rng.randrange(60),
        rng.randrange(60),
        rng.choice([0, 0, 500000, rng.randrange(1000000)]),
        zone(),
    )


def duration():
    return timedelta(
        days=rng.choice([0, 1, rng.randrange(-800, 800), rng.uniform(-3, 3)]),
        seconds=rng.choice([0, rng.randrange(-90000, 90000), rng.uniform(-9, 9)]),
        microseconds=rng.choice([0, 1, 0.5, 1.5, rng.randrange(-2000000, 2000000)]),
        hours=rng.choice([0, 0.1, rng.randrange(-30, 30)]),
    )


def said(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for case in range(CASES):
    a, b, d, e = moment(), moment(), duration(), duration()
    number = rng.choice([2, 3, -7, 0.5, 1.1, -2.75])
    print(case, repr(a), a, repr(d), d, d.total_seconds())
    print("  ", said(lambda: a + d), said(lambda: a - d), said(lambda: a - b), said(lambda: a < b), a == b)
    print("  ", said(lambda: d + e), said(lambda: d * number), said(lambda: d / number), said(lambda: d / e))
    print("  ", said(lambda: d // e), said(lambda: divmod(d, e)), abs(d), -d, d < e, bool(d))
    print("  ", a.date().isocalendar(), a.weekday(), a.toordinal(), a.timetuple()[6:], said(a.timestamp))
    print("  ", said(lambda: a.astimezone(timezone(timedelta(hours=number)))), a.isoformat(" ", "milliseconds"))
    print("  ", a.strftime(rng.choice(DIRECTIVES)), a.time(), repr(a.timetz()), hash(a.date()), hash(a), hash(d))
    text = a.isoformat(rng.choice("T "))
    at = rng.randrange(len(text))
    broken = rng.choice([text, text[:at], text.replace("-", ""), text.replace(":", ""), text[:at] + "x" + text[at + 1 :]])
    print("  ", repr(broken), said(lambda: datetime.fromisoformat(broken)), said(lambda: date.fromisoformat(broken[: 10 if broken[4:5] == "-" else 8])))
    print("  ", repr(broken[11:]), said(lambda: time.fromisoformat(broken[11:])))
    format = rng.choice(READ)
    written = a.strftime(format)
    if rng.random() < 0.2:
        written += rng.choice(["x", " ", "1"])
    print("  ", repr(written), format, said(lambda: datetime.strptime(written, format)))
