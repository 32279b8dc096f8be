"""Reads the inflected form of a proper name back to the forms it may have in a dictionary.

Finnish names take case endings that change their stem (Turkki, Turkissa; Suomi, Suomeen), Swedish
and English ones a genitive s. The readings are guesses on purpose: a table of known names, which
every caller has, decides which of them is one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Case: TypeAlias = Literal[
    "genitive",
    "partitive",
    "illative",
    "inessive",
    "elative",
    "allative",
    "adessive",
    "ablative",
]

# The cases that say to, in and from: a name in one of them is almost surely a place.
LOCAL_CASES: frozenset[Case | None] = frozenset(
    {"illative", "inessive", "elative", "allative", "adessive", "ablative"}
)

_ENDINGS: tuple[tuple[str, Case], ...] = (
    ("ssa", "inessive"),
    ("ssä", "inessive"),
    ("sta", "elative"),
    ("stä", "elative"),
    ("lle", "allative"),
    ("lla", "adessive"),
    ("llä", "adessive"),
    ("lta", "ablative"),
    ("ltä", "ablative"),
    ("seen", "illative"),
    ("n", "genitive"),
    ("ta", "partitive"),
    ("tä", "partitive"),
    ("a", "partitive"),
    ("ä", "partitive"),
)
_ENDINGS_BY_LAST_LETTER = {
    letter: tuple(pair for pair in _ENDINGS if pair[0][-1] == letter) for letter in "aäen"
}
_CLITICS = ("kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä")
_VOWELS = frozenset("aeiouyåäöøæõüéèáàíóúýãâêôî")
_MARKS = ":'"
_SHORTEST = 3
_STRONG_CASES = ("illative", "partitive")
# Consonants that a closed syllable weakens, from the weak form back to the strong one.
_STRONG = {
    "nn": "nt",
    "ll": "lt",
    "rr": "rt",
    "mm": "mp",
    "ng": "nk",
    "k": "kk",
    "p": "pp",
    "t": "tt",
    "d": "t",
    "v": "p",
}
_NO_STEMS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a form: the dictionary form, its case if inflected, and how.

    `finnish` says that the reading took a Finnish ending off.
    """

    base: str
    case: Case | None
    finnish: bool


def readings(
    form: str, stems: Mapping[str, str] = _NO_STEMS, *, finnish: bool = True
) -> Iterator[Reading]:
    """The ways to read one case-folded word, the likeliest first.

    `stems` adds the stems no rule finds, with their dictionary form ("yhdysvalloi": "yhdysvallat").
    In a text that is not `finnish` only the cases that say to, in and from are read: others look
    like words of Swedish and English ("Italian" is written like the genitive of Italia).
    """
    yield Reading(form, None, finnish=False)
    for mark in _MARKS:  # USA:ssa, Bordeaux'hon, Sweden's
        if mark in form:
            name, _, ending = form.rpartition(mark)
            if case := case_of_ending(ending):
                yield Reading(name, case, finnish=ending != "s")
            return
    if form.endswith("s"):
        yield Reading(form[:-1], "genitive", finnish=False)
    if not finnish:
        yield from (found for found in _inflected(form, stems) if found.case in LOCAL_CASES)
        return
    yield from _inflected(form, stems)
    for clitic in _CLITICS if form.endswith(_CLITICS) else ():
        if form.endswith(clitic) and len(form) - len(clitic) >= _SHORTEST:
            yield Reading(form[: -len(clitic)], None, finnish=True)
            yield from _inflected(form[: -len(clitic)], stems)


def case_of_ending(ending: str) -> Case | None:
    """The case of an ending written apart from its name, as after the colon of `USA:ssa`."""
    if ending == "s":
        return "genitive"
    for known, case in _ENDINGS:
        if ending == known:
            return case
    if 2 <= len(ending) <= 3 and ending[-1] == "n" and ending[-2] in _VOWELS:
        return "illative"  # USA:han, EU:hun, UK:hon, Bordeaux'hon
    return None


def _inflected(form: str, stems: Mapping[str, str]) -> Iterator[Reading]:
    for stem, case in _split(form):
        if len(stem) < _SHORTEST:
            continue
        if stem in stems:
            yield Reading(stems[stem], case, finnish=True)
        for base in _bases(stem, weak=case not in _STRONG_CASES):
            if len(base) >= _SHORTEST:
                yield Reading(base, case, finnish=True)


def _split(form: str) -> Iterator[tuple[str, Case]]:
    """The stems that a form may have, with the case that its ending tells."""
    if form[-1:] == "n" and form[-2:-1] in _VOWELS:
        if form[-3:-2] == form[-2]:  # Ranska-an
            yield form[:-2], "illative"
        elif form[-3:-2] == "h":  # Thaimaa-han
            yield form[:-3], "illative"
    for ending, case in _ENDINGS_BY_LAST_LETTER.get(form[-1:], ()):
        stem = form.removesuffix(ending)
        if stem == form or not stem:
            continue
        if stem[-1] in _VOWELS:
            # The partitive has a t only after two vowels: Ranska-a, Thaimaa-ta.
            if ending not in ("ta", "tä") or stem[-2:-1] in _VOWELS:
                yield stem, case
        elif stem[-1] == "j" or (stem[-1] == "s" and ending in ("ta", "tä")):
            yield stem, case  # Filippiinej-ä, the stem of a plural name; Kypros-ta


def _bases(stem: str, *, weak: bool) -> Iterator[str]:
    """The dictionary forms that a stem may belong to."""
    for variant in (stem, *(_strengthened(stem) if weak else ())):
        yield variant
        if variant.endswith("ee"):  # Tamperee-n
            yield variant[:-1]
        elif variant.endswith("e"):  # Suome-n, Lahde-n
            yield variant[:-1] + "i"
    if stem.endswith("i") and stem[-2] not in _VOWELS:  # Bhutani-n
        yield stem[:-1]
    elif stem.endswith("kse"):  # Kyprokse-n
        yield stem[:-3] + "s"
    elif stem.endswith(("ude", "yde", "ute", "yte")):  # Varkaude-n, Varkaute-en
        yield stem[:-2] + "s"


def _strengthened(stem: str) -> Iterator[str]:
    """The stem as it would be in an open syllable: turki, turkki."""
    before, last = stem[-2], stem[-1]
    if last not in _VOWELS:
        return
    if before in _VOWELS:
        yield f"{stem[:-1]}k{last}"  # Seinäjoe-n
        return
    for length in (2, 1):
        weak = stem[-1 - length : -1]
        if weak in _STRONG:
            yield stem[: -1 - length] + _STRONG[weak] + last
    if before in "rlh":
        yield f"{stem[:-1]}k{last}"  # Turu-n
