"""When a stay is, or how long: dates in all the styles of a language, lengths, vague words."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

from tests.assistant.understanding.phrasings.phrasing import Piece
from tests.assistant.understanding.phrasings.words import words

# A year that is not said is the first one inside the contract period, so that all stays begin here.
FIRST, LAST = date(2021, 9, 1), date(2022, 8, 20)
DAYS = {"long": (62, 340), "short": (5, 30), "staff": (2, 40)}


def a_time(language: str, stay: str, rng: Random) -> Piece:
    """The dates or the length of a long, a short or a staff stay."""
    drawn = rng.random()
    if drawn < 0.62:
        return _dates(language, stay, rng)
    if drawn < 0.67:
        return _vague(language, rng)
    return _length(language, stay, rng)


def _dates(language: str, stay: str, rng: Random) -> Piece:
    times = words("times")
    start = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    end = start + timedelta(days=rng.randint(*DAYS[stay]) - 1)
    one_month = (start.year, start.month) == (end.year, end.month)
    styles = [times["numeric"], times[language]["ranges"], times[language]["ranges"]]
    if max(start.day, end.day) > 12:
        styles.append(times["slashed"])
    if one_month:
        styles += [times[language]["within"]] * 3
    elif stay == "long" and start.month != end.month and rng.random() < 0.12:
        start, end = start.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1])
        styles = [times[language]["edges"]]
    text = rng.choice(rng.choice(styles)).format(**_fields(language, start, end))
    return Piece(text, {"start": start, "end": end})


def _fields(language: str, start: date, end: date) -> dict[str, object]:
    names = words("times")[language]
    fields: dict[str, object] = {}
    for end_of_name, day in (("1", start), ("2", end)):
        for name, value in (
            ("d", day.day),
            ("dd", f"{day.day:02}"),
            ("m", day.month),
            ("mm", f"{day.month:02}"),
            ("Y", day.year),
            ("yy", f"{day:%y}"),
            ("M", names["months"][day.month - 1]),
            ("G", names["before"][day.month - 1]),
            ("A", names["short"][day.month - 1]),
            ("o", _ordinal(day.day)),
        ):
            fields[name + end_of_name] = value
    return fields


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def _vague(language: str, rng: Random) -> Piece:
    """A time that names no days: to be asked."""
    names = words("times")[language]
    first, last = rng.sample(range(12), 2)
    text = rng.choice(names["vague"]).format(G1=names["before"][first], G2=names["before"][last])
    return Piece(text, asks=frozenset({"start", "end"}))


def _length(language: str, stay: str, rng: Random) -> Piece:
    names = words("times")[language]
    if stay != "long":
        days = rng.randint(*DAYS[stay])
        return Piece(rng.choice(names["days_long"]).format(n=days), {"days": days})
    if rng.random() < 0.15:
        other = rng.choice(names["other"])
        return Piece(other["text"], dict(other["says"]))
    months, days = rng.randint(2, 12), rng.randint(2, 28)
    named = {
        "n": months,
        "d": days,
        "w": names["nominative"][months - 1],
        "g": names["genitive"][months - 1],
        "t": names["translative"][months - 1],
    }
    if rng.random() < 0.3:
        text = rng.choice(names["months_days"]).format(**named)
        return Piece(text, {"months": months, "days": days})
    return Piece(rng.choice(names["months_long"]).format(**named), {"months": months})
