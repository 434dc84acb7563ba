# Dates, times, durations and zones: their texts and their messages.
from datetime import UTC, date, datetime, time, timedelta, timezone

day = date(2024, 2, 29)
moment = datetime(2024, 5, 1, 12, 30, 15, 250000, tzinfo=timezone.utc)
india = timezone(timedelta(hours=5, minutes=30), "IST")
print(day, repr(day), day.weekday(), day.isocalendar(), day.ctime(), day.timetuple())
print(moment, repr(moment), moment.timestamp(), moment.astimezone(india), moment.astimezone(india).tzname())
print(moment.strftime("%A %d %B %Y %I:%M %p %z %Z %j %c|%x|%X|%%"), f"{day:%d.%m.%y}", moment.date(), moment.timetz())
print(timedelta(days=1.5, hours=-3), repr(timedelta(-1, 5)), timedelta(1) / 7, timedelta(1) // timedelta(hours=5))
print(datetime.strptime("Mon 5 Feb 2024 03:04 PM +0530", "%a %d %b %Y %I:%M %p %z"), datetime.fromisoformat("2024-W05-3T10"))
print(sorted([day, date(2023, 1, 1)]), sum([timedelta(1), timedelta(2)], timedelta()), {day: 1}[date(2024, 2, 29)])
print(datetime.combine(day, time(4, 5)), day.replace(year=2020), datetime.min, timedelta.max, UTC, repr(india), india)
print((datetime(2024, 3, 1) - datetime(2024, 2, 1)).days, datetime.fromtimestamp(1.5, UTC), hash(day), hash(moment))

naive = datetime(2024, 1, 1)
attempts = [
    lambda: date(2024, 13, 1),
    lambda: date(2023, 2, 29),
    lambda: date(2024),
    lambda: date("2024", 1, 1),
    lambda: day + 5,
    lambda: 5 + day,
    lambda: day - "x",
    lambda: day < 5,
    lambda: moment < naive,
    lambda: moment - naive,
    lambda: date.max + timedelta(1),
    lambda: timedelta(999999999) * 2,
    lambda: timedelta(1) / 0,
    lambda: timedelta(1) + 5,
    lambda: time(25),
    lambda: timezone(timedelta(days=2)),
    lambda: datetime(2024, 1, 1, tzinfo=5),
    lambda: date.fromisoformat("2024-1-2"),
    lambda: datetime.fromisoformat("2024-01-02T25:00"),
    lambda: datetime.strptime("2024x", "%Y"),
    lambda: datetime.strptime("x", "%Y"),
    lambda: datetime.strptime("2024", "%q"),
    lambda: setattr(day, "year", 3),
    lambda: day == 5,
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
datetime.strptime("30/02/2024", "%d/%m/%Y")
