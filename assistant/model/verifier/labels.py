"""What a figure is called: a slot under another country's, group's, role's or kind's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.model.clauses import Clause, clauses
from assistant.model.draft import Sentence
from assistant.model.materials import Materials
from assistant.model.naming import countries_in, groups_in, roles_in
from assistant.model.slots import Slot
from assistant.model.verifier.data import Vocabulary, read
from assistant.model.verifier.fault import Fault
from assistant.model.verifier.shape import identity
from calculator import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
_NEAR = 2
_LENGTHS = frozenset({"months", "days"})


class _File(Vocabulary):
    families: dict[str, dict[str, list[str]]]
    hedges: dict[Language, list[str]]
    denials: dict[Language, list[str]]
    limits: list[str]
    including: list[str]
    joints: list[str]


def faults(sentence: Sentence, materials: Materials, language: Language) -> Iterator[Fault]:
    """The slots of a sentence that its words make another figure than they are."""
    if any(name not in materials.slots for name in sentence.slots):
        return
    for clause in clauses_of(sentence):
        slot = materials.slots[clause.slot]
        context = (*sentence.before, sentence.words)
        said = (*_misnamed(slot, clause, context, language), *_miscalled(slot, clause))
        for what in (*said, *_hedged(slot, clause, language)):
            yield Fault("misattributed", f"{{{{{slot.name}}}}} is {identity(slot)}: {what}.")


def is_named(slot: Slot, clause: Clause, before: Sequence[str]) -> bool:
    """Whether the words around a calculator's figure say which one it is.

    The headline result is what an answer that names nothing is about; `before` are the sentences
    that stand before it.
    """
    own, said = _kinds(slot.label), _kinds(clause.near)
    if own:
        if slot.is_headline and not any(_kinds(text) for text in (*before[-_NEAR:], clause.near)):
            return True
        return any(kinds & said.get(family, frozenset()) for family, kinds in own.items())
    if slot.unit in _LENGTHS:
        return True
    words = [word for word in _WORD.findall(slot.label.casefold()) if len(word) >= _STEM]
    around = _WORD.findall(clause.around.casefold())
    return any(word.startswith(one[:_STEM]) for one in words for word in around)


def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """The sentence's slots with the words that each belongs to."""
    return tuple(clauses(sentence, "|".join(_file().joints)))


def _misnamed(
    slot: Slot, clause: Clause, before: Sequence[str], language: Language
) -> Iterator[str]:
    """Whom the words are about; where they do not say, the sentence and those before it do."""
    for what, own, reads in (
        ("country", slot.keys.countries, lambda text: countries_in(text, language)),
        ("group", slot.keys.groups, groups_in),
        ("role", frozenset({slot.keys.role} - {""}), roles_in),
    ):
        near, around = reads(clause.near), reads(clause.around)
        if not own or own & (near | around):
            continue
        earlier = (found for text in reversed(before) if (found := reads(text)))
        if not own & (near or around or next(earlier, own)):
            yield f"the words are about another {what}"


def _miscalled(slot: Slot, clause: Clause) -> Iterator[str]:
    """What the words call the figure."""
    mine = _kinds(slot.label)
    for family, words in _patterns().families.items():
        if family not in mine:
            continue
        said_kinds = {
            kind
            for kind, pattern in words.items()
            for found in pattern.finditer(clause.near)
            if clause.owns(found.start(), found.end()) and not _is_part(clause.near, found.start())
        }
        if said_kinds and not said_kinds & mine[family]:
            yield f"the sentence calls it something else ({', '.join(sorted(said_kinds))})"


def _is_part(text: str, start: int) -> bool:
    return bool(_patterns().including.search(text[max(0, start - 30) : start]))


def _hedged(slot: Slot, clause: Clause, language: Language) -> Iterator[str]:
    """A calculator's value is exact: what stands right before it may not change it."""
    if slot.kind == "passage" or _patterns().limits.search(slot.label):
        return
    if found := _patterns().hedges[language].search(clause.before):
        yield f"say it without '{found.group().split()[0]}'"


def _kinds(text: str) -> Mapping[str, frozenset[str]]:
    found = {
        family: frozenset(kind for kind, pattern in words.items() if pattern.search(text))
        for family, words in _patterns().families.items()
    }
    return {family: kinds for family, kinds in found.items() if kinds}


@dataclass(frozen=True, slots=True)
class _Patterns:
    families: Mapping[str, Mapping[str, re.Pattern[str]]]
    hedges: Mapping[Language, re.Pattern[str]]
    limits: re.Pattern[str]
    including: re.Pattern[str]


@cache
def _file() -> _File:
    return read("labels", _File)


@cache
def _patterns() -> _Patterns:
    file = _file()
    return _Patterns(
        {
            family: {kind: re.compile("|".join(words), re.IGNORECASE) for kind, words in of.items()}
            for family, of in file.families.items()
        },
        {language: _hedges(file, language) for language in LANGUAGES},
        re.compile("|".join(file.limits), re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(file.including)})(?!\w)", re.IGNORECASE),
    )


def _hedges(file: _File, language: Language) -> re.Pattern[str]:
    """A hedge right before the end, or a denial not far from it."""
    hedges, denials = "|".join(file.hedges[language]), "|".join(file.denials[language])
    return re.compile(
        rf"(?<!\w)(?:{hedges})\W+$|(?<!\w)(?:{denials})\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE
    )
