"""Thousands of phrasings made from facts: what is understood is what was said, or it is asked.

The generator has its own words and endings (`generator.yaml`); it shares nothing with the parser.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from assistant.understanding import Language, Reading, read, route

WORDS = yaml.safe_load((Path(__file__).parent / "generator.yaml").read_text(encoding="utf-8"))
PHRASINGS = 4_000
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


def dotted(language: Language, start: date, end: date, rng: random.Random) -> tuple[str, bool]:
    """5.9.2021–15.1.2022 in its variants; whether every year is said or follows."""
    dash = rng.choice(["-", "–", " - ", " – "])
    full = f"{start.day}.{start.month}.{start.year}{dash}{end.day}.{end.month}.{end.year}"
    late = f"{start.day}.{start.month}.{dash}{end.day}.{end.month}.{end.year}"
    none = f"{start.day}.{start.month}.{dash}{end.day}.{end.month}."
    padded = f"{start:%d.%m.%Y}{dash}{end:%d.%m.%Y}"
    short = f"{start.day}.{start.month}.{start:%y}{dash}{end.day}.{end.month}.{end:%y}"
    return rng.choice([full, full, late, none, padded, short])


def iso(language: Language, start: date, end: date, rng: random.Random) -> str:
    return f"{start.isoformat()}{rng.choice([' - ', ' – ', '/', ' to ', ' '])}{end.isoformat()}"


def spelled(language: Language, start: date, end: date, rng: random.Random) -> str:
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


def when(language: Language, rng: random.Random) -> tuple[str, dict[str, object]]:
    words = WORDS[language]
    kind = rng.random()
    if kind < 0.55:
        start, end = days_of(rng)
        if (start.month, start.day) == (2, 29) or (end.month, end.day) == (2, 29):
            return when(language, rng)
        style = rng.choice([dotted, dotted, spelled, iso])
        return str(style(language, start, end, rng)), {"start": start, "end": end}
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
    country = rng.choice(sorted(words["countries"]))
    said["country"] = country
    where = rng.choice(words["countries"][country])
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
    rng.shuffle(pieces)
    template = rng.choice(words["templates"])
    text = template.format(who=rng.choice(who["words"]), where=where, when=length)
    extras = rng.choice([", ", " ", ". "]).join(pieces) if pieces else ""
    text = text.replace("<extras>", f", {extras}" if extras else "")
    if rng.random() < 0.2:
        text = text.lower()
    return Case(language, text, said)


def differences(one: Case, reading: Reading) -> dict[str, tuple[object, object]]:
    """What was understood otherwise than said: a fact with another value, or one never said."""
    wrong: dict[str, tuple[object, object]] = {}
    names = ("country", "start", "end", "months", "days", "children", "green_travel", "activity", "role")
    for name in names:
        understood = reading.value(name)
        if understood is not None and understood != one.said.get(name) and not (
            name in {"activity", "role"} and name not in one.said
        ):
            wrong[name] = (one.said.get(name), understood)
    return wrong


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    rng = random.Random(20211)  # noqa: S311  # phrasings, not secrets
    return [case(rng) for _ in range(PHRASINGS)]


def test_nothing_is_understood_otherwise_than_it_was_said(cases: list[Case]) -> None:
    silent = [
        (one.language, one.text, wrong)
        for one in cases
        if (wrong := differences(one, read(one.text, one.language)))
    ]
    assert silent == []


def test_little_of_what_was_said_is_lost(cases: list[Case]) -> None:
    lost = [
        (one.language, one.text, missed)
        for one in cases
        if (missed := set(one.said) - set(read(one.text, one.language).facts))
    ]
    assert len(lost) <= len(cases) * 0.02, lost[:40]


def test_every_case_with_a_place_and_a_time_is_calculated(cases: list[Case]) -> None:
    elsewhere = []
    for one in cases:
        reading = read(one.text, one.language)
        intent = route(one.text, one.language, reading, None)
        if intent.kind != "calculate" or len(intent.calls) != 1:
            elsewhere.append((one.language, one.text, intent.kind))
    assert len(elsewhere) <= len(cases) * 0.01, elsewhere[:40]
