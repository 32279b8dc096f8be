"""Questions about the grant of a student's or a staff member's mobility."""

import re
from random import Random
from typing import Any

from assistant.understanding import Language
from tests.assistant.understanding.phrasings.phrasing import Phrasing, Piece
from tests.assistant.understanding.phrasings.times import a_time
from tests.assistant.understanding.phrasings.words import words

STAYS = {"long": "student-long", "short": "student-short", "staff": "staff"}
NUMBERS = {
    "fi": "x yksi kaksi kolme neljä",
    "en": "x one two three four",
    "sv": "x en två tre fyra",
}
FOLDED = str.maketrans("äöåÄÖÅ", "aoaAOA")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")  # without its dots a shorter word is another one


def a_mobility(language: Language, rng: Random) -> Phrasing:
    """A question with a place, a time, a traveller and any of the other facts, in any order."""
    stay = rng.choices(list(STAYS), [5, 2, 3])[0]
    names = words("people")[language]
    who = rng.choice(names[stay])
    person = Piece(rng.choice(who["words"]), dict(who["facts"]))
    where, when = _place(language, rng), a_time(language, stay, rng)
    extras = _extras(names, language, stay, rng)
    pieces = [person, where, when, *extras]
    text = _sentence(names, pieces, rng) if rng.random() < 0.65 else _list(names, pieces, rng)
    if rng.random() < 0.2:
        text = text.lower()
    elif rng.random() < 0.03:
        text = LONG_WORD.sub(lambda word: word[0].translate(FOLDED), text)
    says = {name: value for piece in pieces for name, value in piece.says.items()}
    asks = frozenset().union(*(piece.asks for piece in pieces))
    return Phrasing(language, text, says, STAYS[stay], asks)


def _place(language: Language, rng: Random) -> Piece:
    if rng.random() < 0.3:
        town = rng.choice(words("towns")[language])
        return Piece(rng.choice(town["words"]), dict(town["facts"]))
    countries = words("countries")[language]
    code = rng.choice(sorted(countries))
    return Piece(rng.choice(countries[code]), {"country": code})


def _extras(names: dict[str, Any], language: Language, stay: str, rng: Random) -> list[Piece]:
    extras = []
    if stay != "staff" and rng.random() < 0.8:
        extras.append(_yes_or_no("children", names["children"], rng))
    if rng.random() < 0.8:
        extras.append(_travel(names["green_travel"], stay, rng))
    green = any(piece.says.get("green_travel") for piece in extras)
    if stay != "long" and rng.random() < 0.3:
        extras.append(_travel_days(names, language, green=green, rng=rng))
    if stay == "staff" and rng.random() < 0.1:
        extras.append(_counted("interruption_days", names["interruption"], rng.randint(2, 4), rng))
    if stay == "long" and rng.random() < 0.06:
        extras.append(_counted("zero_grant_days", names["zero_grant"], rng.randint(2, 20), rng))
    if rng.random() < (0.3 if stay == "staff" else 0.06):
        extras.append(_counted("distance_km", names["distances"], rng.randint(12, 9_900), rng))
    if stay == "long" and rng.random() < 0.05:
        extras.append(_yes_or_no("institution_pays_travel", names["pays_travel"], rng))
    rng.shuffle(extras)
    return extras


def _yes_or_no(name: str, wordings: dict[str, list[str]], rng: Random) -> Piece:
    if "ask" in wordings and rng.random() < 0.04:
        return Piece(rng.choice(wordings["ask"]), asks=frozenset({name}))
    value = rng.random() < 0.5
    return Piece(rng.choice(wordings["yes" if value else "no"]), {name: value})


def _travel(wordings: dict[str, list[str]], stay: str, rng: Random) -> Piece:
    """One whole direction makes a student's journey green, not one of staff (5.3.4.3, 5.3.5.1)."""
    if rng.random() < 0.06:
        text = rng.choice(wordings["one_way"])
        if stay == "staff":
            return Piece(text, asks=frozenset({"green_travel"}))
        return Piece(text, {"green_travel": True})
    return _yes_or_no("green_travel", wordings, rng)


def _travel_days(names: dict[str, Any], language: Language, *, green: bool, rng: Random) -> Piece:
    count = rng.choice([1, 2])
    if count == 1 or not green or rng.random() < 0.5:
        form = rng.choice(names["travel_days"])
        if count == 1 and "{w}" in form:
            form = names["travel_days"][0]
        text = form.format(n=count, w=NUMBERS[language].split()[count])
        return Piece(text, {"travel_days": count})
    more = rng.randint(2, 4)
    if rng.random() < 0.3:
        return _counted("green_travel_days", names["green_days"], more, rng)
    text = rng.choice(names["both_days"]).format(n=count, m=more)
    return Piece(text, {"travel_days": count, "green_travel_days": more})


def _counted(name: str, forms: list[str], number: int, rng: Random) -> Piece:
    return Piece(rng.choice(forms).format(n=number), {name: number})


def _sentence(names: dict[str, Any], pieces: list[Piece], rng: Random) -> str:
    """A sentence with its slots filled."""
    who, where, when, *extras = pieces
    gap = rng.choice([", ", ", ", " ", ". ", "; "])
    told = _joined([piece.text for piece in extras], gap)
    slots = {"who": who.text, "where": where.text, "when": when.text}
    text = rng.choice(names["frames"]).format(**slots, extras=f", {told}" if told else "")
    return str(rng.choice(names["openings"]) + text)


def _list(names: dict[str, Any], pieces: list[Piece], rng: Random) -> str:
    """The facts one after the other, in any order, as people type on a telephone."""
    shuffled = [piece.text for piece in pieces]
    rng.shuffle(shuffled)
    told = _joined(shuffled, rng.choice([", ", ", ", " ", " / ", "\n", " – "]))
    asked = rng.choice(names["asks"])
    ordered = [told, asked] if rng.random() < 0.7 else [asked, told]
    return str(rng.choice(names["openings"])) + " ".join(part for part in ordered if part)


def _joined(texts: list[str], gap: str) -> str:
    """The parts with a gap between them; one that numbers would run together over is a comma."""
    if any(text[-1].isdigit() or not text[0].isalpha() for text in texts):
        gap = ", "
    return gap.join(texts)
