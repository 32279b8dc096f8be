"""Thousands of phrasings made from facts: what is understood is what was said, or it is asked.

The generator has its own words and endings (`generator.yaml`); it shares nothing with the parser.
"""

import os
import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from assistant.understanding import Language, Reading, read, route

WORDS = yaml.safe_load((Path(__file__).parent / "generator.yaml").read_text(encoding="utf-8"))
PHRASINGS = int(os.environ.get("NEUVO_PHRASINGS", "6000"))
"""How many are made; `NEUVO_PHRASINGS=20000` for a longer run."""

LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")
FIRST_DAY, LAST_DAY = date(2021, 9, 1), date(2022, 8, 1)


@dataclass(frozen=True)
class Case:
    language: Language
    text: str
    said: dict[str, object]


def days_of(rng: random.Random) -> tuple[date, date]:
    start = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    return start, start + timedelta(days=rng.choice([3, 6, 13, 27, 70, 100, 132, 200, 270, 320]))


def month_name(language: Language, day: date) -> str:
    return str(WORDS[language]["months"][day.month - 1])


def dotted(start: date, end: date, rng: random.Random) -> str:
    """5.9.2021–15.1.2022 in its variants, with both years, one or none."""
    dash = rng.choice(["-", "–", " - ", " – "])
    full = f"{start.day}.{start.month}.{start.year}{dash}{end.day}.{end.month}.{end.year}"
    late = f"{start.day}.{start.month}.{dash}{end.day}.{end.month}.{end.year}"
    none = f"{start.day}.{start.month}.{dash}{end.day}.{end.month}."
    padded = f"{start:%d.%m.%Y}{dash}{end:%d.%m.%Y}"
    short = f"{start.day}.{start.month}.{start:%y}{dash}{end.day}.{end.month}.{end:%y}"
    return rng.choice([full, full, late, none, padded, short])


def iso(start: date, end: date, rng: random.Random) -> str:
    return f"{start.isoformat()}{rng.choice([' - ', ' – ', '/', ' to ', ' '])}{end.isoformat()}"


def spelled(start: date, end: date, rng: random.Random, language: Language) -> str:
    years = rng.random() < 0.6
    form = rng.choice(WORDS[language]["ranges"])
    return str(
        form.format(
            d1=start.day,
            m1=month_name(language, start),
            y1=f" {start.year}" if years else "",
            d2=end.day,
            m2=month_name(language, end),
            y2=f" {end.year}" if years else "",
        )
    )


def slashed(start: date, end: date, rng: random.Random) -> str:
    """5/9/2021 - 15/1/2022; only where a day above 12 tells the order of day and month."""
    if max(start.day, end.day) <= 12:
        return dotted(start, end, rng)
    dash = rng.choice(["-", " - ", " – "])
    return f"{start.day}/{start.month}/{start.year}{dash}{end.day}/{end.month}/{end.year}"


def edges(start: date, end: date, language: Language) -> tuple[str, date, date]:
    """From the beginning of one month to the end of another."""
    first = start.replace(day=1)
    last = end.replace(day=monthrange(end.year, end.month)[1])
    words = WORDS[language]
    text = words["edges"].format(
        m1g=words["genitives"][first.month - 1],
        y1=f" {first.year}",
        m2g=words["genitives"][last.month - 1],
        y2=f" {last.year}",
    )
    return text, first, last


def when(language: Language, rng: random.Random) -> tuple[str, dict[str, object]]:
    words = WORDS[language]
    kind = rng.random()
    if kind < 0.55:
        start, end = days_of(rng)
        if (start.month, start.day) == (2, 29) or (end.month, end.day) == (2, 29):
            return when(language, rng)
        if rng.random() < 0.1 and (start.year, start.month) != (end.year, end.month):
            text, start, end = edges(start, end, language)
            return text, {"start": start, "end": end}
        written = rng.choice(
            [
                dotted(start, end, rng),
                slashed(start, end, rng),
                spelled(start, end, rng, language),
                spelled(start, end, rng, language),
                iso(start, end, rng),
            ]
        )
        return written, {"start": start, "end": end}
    if kind < 0.85:
        months = rng.randrange(2, 13)
        written = rng.choice([str(months), words["numbers"][months - 1]])
        unit = rng.choice(words["month_units"])
        text = f"{written} {unit}"
        if rng.random() < 0.3:
            days = rng.randrange(2, 29)
            return f"{text} {rng.choice(words['joins'])}{days} {words['day_unit']}", {
                "months": months,
                "days": days,
            }
        return text, {"months": months}
    days = rng.randrange(2, 31)
    written = words["numbers"][days - 1] if days <= 12 and rng.random() < 0.5 else str(days)
    return f"{written} {words['day_unit']}", {"days": days}


def case(rng: random.Random) -> Case:
    language = rng.choice(LANGUAGES)
    words = WORDS[language]
    said: dict[str, object] = {}
    if rng.random() < 0.3:
        town = rng.choice(words["towns"])
        said |= town["facts"]
        where = rng.choice(town["words"])
    else:
        said["country"] = rng.choice(sorted(words["countries"]))
        where = rng.choice(words["countries"][said["country"]])
    who = rng.choice(words["who"])
    said |= who["facts"]
    length, facts = when(language, rng)
    said |= facts
    pieces = []
    for name in ("children", "green_travel"):
        if rng.random() < 0.75:
            value = rng.random() < 0.5
            said[name] = value
            pieces.append(rng.choice(words[name]["yes" if value else "no"]))
    if rng.random() < 0.15:
        said["travel_days"] = rng.choice([1, 2])
        pieces.append(rng.choice(words["travel_days"]).format(n=said["travel_days"]))
    if rng.random() < 0.15:
        said["distance_km"] = rng.randrange(12, 9900)
        pieces.append(rng.choice(words["distances"]).format(n=said["distance_km"]))
    rng.shuffle(pieces)
    template = rng.choice(words["templates"])
    text = template.format(who=rng.choice(who["words"]), where=where, when=length)
    # A piece that ends in a number runs into the number of the next: matkapäiviä 2 767 km.
    gaps = [", "] if any(piece[-1].isdigit() for piece in pieces) else [", ", " ", ". "]
    extras = rng.choice(gaps).join(pieces)
    text = text.replace("<extras>", f", {extras}" if extras else "")
    if rng.random() < 0.2:
        text = text.lower()
    return Case(language, text, said)


def differences(one: Case, reading: Reading) -> dict[str, tuple[object, object]]:
    """What was understood otherwise than said: a fact with another value, or one never said."""
    return {
        name: (one.said.get(name), fact.value)
        for name, fact in reading.facts.items()
        if fact.value != one.said.get(name)
    }


@pytest.fixture(scope="module")
def readings() -> list[tuple[Case, Reading]]:
    rng = random.Random(20211)  # noqa: S311  # phrasings, not secrets
    cases = [case(rng) for _ in range(PHRASINGS)]
    return [(one, read(one.text, one.language)) for one in cases]


Readings = list[tuple[Case, Reading]]


def test_nothing_is_understood_otherwise_than_it_was_said(readings: Readings) -> None:
    silent = [
        (one.language, one.text, wrong)
        for one, reading in readings
        if (wrong := differences(one, reading))
    ]
    assert silent == []


def test_little_of_what_was_said_is_lost(readings: Readings) -> None:
    lost = [
        (one.language, one.text, missed)
        for one, reading in readings
        if (missed := set(one.said) - set(reading.facts))
    ]
    assert len(lost) <= len(readings) * 0.02, lost[:40]


def test_every_case_with_a_place_and_a_time_is_calculated(readings: Readings) -> None:
    elsewhere = []
    for one, reading in readings:
        intent = route(one.text, one.language, reading, None)
        if intent.kind != "calculate" or len(intent.calls) != 1:
            elsewhere.append((one.language, one.text, intent.kind))
    assert len(elsewhere) <= len(readings) * 0.01, elsewhere[:40]
