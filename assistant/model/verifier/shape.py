"""How slots stand in a sentence: apart from signs, from each other and from other units."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from assistant.model.draft import SLOT_SIGN, Sentence
from assistant.model.materials import Materials
from assistant.model.slots import Slot
from assistant.model.units import telling, unit_fault
from assistant.model.verifier.data import Vocabulary, read
from assistant.model.verifier.fault import Fault

_GLUED = re.compile(
    rf"{SLOT_SIGN}\s*{SLOT_SIGN}|"
    rf"[\w+\-−±~<>≤≥/×÷^=.,]{SLOT_SIGN}|{SLOT_SIGN}(?:[\w+/×÷^=]|[.,:](?=\w*{SLOT_SIGN}))"
)
_FORMULA = re.compile(rf"{SLOT_SIGN}[^{SLOT_SIGN}]{{0,3}}[=×÷*/][^{SLOT_SIGN}]{{0,3}}{SLOT_SIGN}")
_RANGE = re.compile(rf"{SLOT_SIGN}\s?[–-]\s?(?={SLOT_SIGN})")


class _File(Vocabulary):
    times: list[str]


def faults(sentence: Sentence, materials: Materials) -> Iterator[Fault]:
    """What glues slots to signs, to each other or to units, so that another number is read."""
    if any(name not in materials.slots for name in sentence.slots):
        return
    words = _RANGE.sub(f"{SLOT_SIGN} to ", _without_bullets(sentence.words))
    words = re.sub(rf"{SLOT_SIGN}(?::[^\W\d_]{{1,5}}\b|-(?=[^\W\d_]))", f"{SLOT_SIGN} ", words)
    if _GLUED.search(words) or _FORMULA.search(words):
        yield Fault(
            "glued",
            "Write slots apart from signs and letters, and no formulas: the working follows.",
        )
    for first, second in zip(sentence.slots, sentence.slots[1:], strict=False):
        dash = re.search(
            rf"\{{\{{\s*{first}\s*\}}\}}\s?[–-]\s?\{{\{{\s*{second}\s*\}}\}}", sentence.text
        )
        if dash and not _is_range(materials.slots[first], materials.slots[second]):
            yield Fault("glued", f"{{{{{first}}}}} and {{{{{second}}}}} are no range.")
    position = 0
    for name in sentence.slots:
        found = re.compile(rf"\{{\{{\s*{name}\s*\}}\}}").search(sentence.text, position)
        if found is None:
            return
        position = found.end()
        slot = materials.slots[name]
        told = telling(slot, "en", sentence.text, found.end()).end
        times = slot.kind != "passage" and _times().match(sentence.text, told)
        if times:
            yield Fault("wrong-unit", f"{{{{{name}}}}} is {identity(slot)}: not “{times[1]}”.")
        if problem := unit_fault(slot, sentence.text, found.end()):
            yield Fault("wrong-unit", f"{{{{{name}}}}} is {identity(slot)}: not “{problem}”.")


def _is_range(first: Slot, second: Slot) -> bool:
    """Whether two figures may be told as a range: of one source, in its order, of one unit."""
    if first.kind == "input" and second.kind == "input":
        return first.unit == second.unit
    if first.span is None or second.span is None:
        return False
    return (first.passage, first.unit) == (second.passage, second.unit) and (
        first.span < second.span and not _is_larger(first, second)
    )


def _is_larger(first: Slot, second: Slot) -> bool:
    try:
        return Decimal(str(first.value)) > Decimal(str(second.value))
    except InvalidOperation:
        return False  # dates: their order is the document's


def _without_bullets(words: str) -> str:
    return re.sub(r"^\s*[-–•*]\s+", "", words)


def identity(slot: Slot) -> str:
    """What a slot is, for the model that used it wrongly."""
    about = [slot.label or slot.written, slot.unit]
    about += sorted(slot.keys.countries) if len(slot.keys.countries) == 1 else []
    if slot.kind == "passage":
        about[0] = f"a figure of [[{slot.passage}]]"
    return ", ".join(part for part in about if part and part != "none")


@cache
def _times() -> re.Pattern[str]:
    return re.compile(rf"\s({'|'.join(read('shape', _File).times)})(?!\w)", re.IGNORECASE)
