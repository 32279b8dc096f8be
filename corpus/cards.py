"""Section cards: what people ask of a section, in three languages, and what it says in one line.

Titles and summaries in English and Swedish are unofficial: the sections themselves are quoted.
"""

from functools import cache
from typing import Self

from pydantic import model_validator

from corpus.catalog import Language
from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError
from corpus.sections import sections

CARDS = HERE / "cards"


class _Titles(Record):
    en: str
    sv: str


class _Summaries(Record):
    fi: str
    en: str
    sv: str


class _Questions(Record):
    fi: tuple[str, ...]
    en: tuple[str, ...]
    sv: tuple[str, ...]


class Card(Record):
    """The card of one section."""

    section: str
    title: _Titles
    summary: _Summaries
    questions: _Questions
    terms: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _nothing_empty(self) -> Self:
        said = (*self.terms, *(text for _, text in self.texts()))
        if not all(text.strip() for text in said):
            raise ValueError("a title, summary, question or term is empty")
        return self

    def texts(self) -> tuple[tuple[Language, str], ...]:
        """All sentences of the card: the summary and the questions of each language."""
        said: dict[Language, tuple[str, ...]] = {
            "fi": (self.summary.fi, *self.questions.fi),
            "en": (self.summary.en, *self.questions.en),
            "sv": (self.summary.sv, *self.questions.sv),
        }
        return tuple((language, text) for language, texts in said.items() for text in texts)


class _CardFile(Record):
    document: str
    cards: tuple[Card, ...]


@cache
def load_cards() -> dict[tuple[str, str], Card]:
    """Read every card file, keyed by document and section; a section may lack its card.

    Raises `DataFileError` with the faults of all files: schema, unknown document or section,
    two cards for one section.
    """
    cards: dict[tuple[str, str], Card] = {}
    faults: list[str] = []
    for path in sorted(CARDS.rglob("*.yaml")):
        name = str(path.relative_to(CARDS))
        try:
            card_file = read_record(path, _CardFile)
            known = {section.id for section in sections(card_file.document) if section.has_text}
        except (DataFileError, LookupError) as error:
            faults.append(f"{name}: {error}")
            continue
        for card in card_file.cards:
            key = (card_file.document, card.section)
            if card.section not in known:
                faults.append(f"{name}: '{card.section}' is no section with text")
            elif key in cards:
                faults.append(f"{name}: '{card.section}' has a card already")
            cards[key] = card
    if faults:
        raise DataFileError(CARDS, faults)
    return cards


def card(document: str, section: str) -> Card | None:
    """The card of a section, where there is one."""
    return load_cards().get((document, section))
