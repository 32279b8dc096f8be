"""The words around each slot of a sentence: what a reader takes the figure to be about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.model.draft import SLOT_SIGN, Sentence

_MARKS = r"[,;()]\s|\s[–—-]\s|[()]"
_REACH = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """One use of a slot: its own clause, and that with the clauses beside it that have no slot.

    `at` is the slot's place in `near`, `before` the words that stand right before it.
    """

    slot: str
    near: str
    around: str
    at: int
    before: str
    rivals: tuple[int, ...] = ()

    def owns(self, start: int, end: int) -> bool:
        """Whether this slot is the nearest of its clause to words at a place of `near`."""

        def distance(place: int) -> int:
            return place - end if place >= end else start - place

        own = distance(self.at)
        return all(own <= distance(rival) for rival in self.rivals)


def clauses(sentence: Sentence, joints: str) -> Iterator[Clause]:
    """Every slot of a sentence with the words it belongs to; `joints` are words between clauses."""
    if sentence.kind == "row":
        yield from _cells(sentence)
        return
    parts = re.split(rf"{_MARKS}|\s(?=(?:{joints})\s)", sentence.words)
    names = iter(sentence.slots)
    for place, part in enumerate(parts):
        before, after = _slotless(parts[:place][::-1])[::-1], _slotless(parts[place + 1 :])
        around = " ".join([*before, part, *after])
        spots = [found.start() for found in re.finditer(SLOT_SIGN, part)]
        for spot in spots:
            rivals = tuple(other for other in spots if other != spot)
            leading = part[max(0, spot - _REACH) : spot].rpartition(SLOT_SIGN)[2]
            yield Clause(next(names), part, around, spot, leading, rivals)


def _slotless(parts: list[str]) -> list[str]:
    """The parts up to the first that has a slot of its own."""
    found: list[str] = []
    for part in parts:
        if SLOT_SIGN in part:
            break
        found.append(part)
    return found


def _cells(row: Sentence) -> Iterator[Clause]:
    """A cell's figure belongs to the row's words and to the column's header."""
    names = iter(row.slots)
    cells = Sentence(row.words).cells
    told = " ".join(cell for cell in cells if SLOT_SIGN not in cell)
    for place, cell in enumerate(cells):
        header = row.header[place] if place < len(row.header) else ""
        near = f"{told} {header} {cell}"
        for found in re.finditer(SLOT_SIGN, near):
            before = cell.partition(SLOT_SIGN)[0]
            yield Clause(next(names), near, near, found.start(), before)
