"""A model's draft, verified and put into words: slots become figures, markers citations."""

import re
from dataclasses import dataclass

from assistant.citations import Citations
from assistant.figures import figures
from assistant.model.clauses import Clause
from assistant.model.draft import Sentence, parse
from assistant.model.materials import Materials
from assistant.model.naming import countries_in
from assistant.model.slots import MARKER, SLOT, Slot
from assistant.model.units import telling
from assistant.model.verifier import Fault, clauses_of, is_named, judge
from calculator import Language, country_name

_RANGE = re.compile(r"\s?[–-]\s?\{\{")
_QUOTED = re.compile(r"[\"“”„«][^\"“”„»]*[\"“”»]|(?<!\w)[‘’'][^‘’']+[‘’'](?!\w)")
_END = re.compile(r"[.!?:]*\**$")


@dataclass(frozen=True, slots=True)
class Prose:
    """Verified prose: Markdown paragraphs with citation markers, the citations, the slots used."""

    paragraphs: tuple[str, ...]
    citations: Citations
    used: frozenset[str]


class Rejected(Exception):  # a verdict, not an error
    """A draft that must not be sent, with everything that is wrong with it."""

    def __init__(self, reasons: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(fault.text for fault in reasons))
        self.reasons = reasons


def render(draft: str, materials: Materials, language: Language, question: str) -> Prose:
    """Verify a draft and fill its slots and markers.

    Raises `Rejected` with every fault, each told in English for the model to repair.
    """
    parsed = parse(draft)
    if reasons := judge(parsed, materials, language, question):
        raise Rejected(reasons)
    pen = _Pen(materials, language, Citations())
    paragraphs = tuple(
        "\n".join(
            line.prefix + " ".join(pen.tell(sentence) for sentence in line.sentences)
            for line in lines
        )
        for lines in parsed.paragraphs
    )
    used = frozenset(name for sentence in parsed.sentences for name in sentence.slots)
    return Prose(paragraphs, pen.citations, used)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes verified sentences, and keeps the citations they lead to."""

    materials: Materials
    language: Language
    citations: Citations

    def tell(self, sentence: Sentence) -> str:
        """One sentence with its figures, each beside its own name, and its citation markers."""
        if sentence.kind == "rule":
            return sentence.text
        text = self._with_figures(sentence)
        cited = [found[1] for found in MARKER.finditer(text)]
        missing = dict.fromkeys(
            slot.passage
            for slot in map(self.materials.slots.__getitem__, sentence.slots)
            if slot.passage and slot.passage not in cited
        )
        text = MARKER.sub(lambda found: self._marker(found[1]), text)
        if not missing:
            return text
        marks = " ".join(self._marker(passage) for passage in missing)
        if sentence.kind == "row":
            return re.sub(r"\s*\|?\s*$", f" {marks} |", text)
        ending = _END.search(text)
        at = ending.start() if ending else len(text)
        return f"{text[:at].rstrip()} {marks}{text[at:]}"

    def _marker(self, passage: str) -> str:
        shown = self.materials.passages[passage]
        citation = self.citations.cite(shown.document, shown.section, shown.span, shown.context)
        return f"[{citation.marker}]"

    def _with_figures(self, sentence: Sentence) -> str:
        quotes = [found.span() for found in _QUOTED.finditer(sentence.text)]
        uses = clauses_of(sentence)
        told, end = "", 0
        for use, found in zip(uses, SLOT.finditer(sentence.text), strict=True):
            slot = self.materials.slots[found[1]]
            told += sentence.text[end : found.start()]
            end = found.end()
            in_quote = sentence.kind == "quote" or any(a < found.start() < b for a, b in quotes)
            if in_quote:
                told += slot.written
                continue
            how = telling(slot, self.language, sentence.text, found.end())
            told += how.text
            end = how.end
            label = self._label(slot, use, sentence)
            if label and not _RANGE.match(sentence.text, end):
                told += f" ({label})"
        return told + sentence.text[end:]

    def _label(self, slot: Slot, use: Clause, sentence: Sentence) -> str:
        """A figure's own name, where the words around it do not already say it."""
        if slot.kind == "passage":
            return slot.label
        if slot.kind != "result" and slot.kind != "step":
            return ""
        parts = [] if is_named(slot, use, sentence.before) else [_without_figures(slot.label)]
        countries = {code for one in self.materials.headlines for code in one.keys.countries}
        countries |= countries_in(" ".join(sentence.before), self.language)
        own = slot.keys.countries
        if len(countries) > 1 and own and countries_in(use.around, self.language) != own:
            parts += [country_name(code, self.language) for code in sorted(own)]
        return ", ".join(part for part in parts if part)


def _without_figures(label: str) -> str:
    """A label without the parts that hold figures: only what is cited may be told in figures."""
    return ", ".join(part for part in label.split(", ") if not figures(part))
