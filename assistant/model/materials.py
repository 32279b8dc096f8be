"""What a turn found, as a language model may see and use it: figures and passages as slots."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.display import input_value
from assistant.figures import figures
from assistant.model.calculated import input_unit, keys_of, only
from assistant.model.naming import countries_in, groups_in, roles_in
from assistant.model.passage_figures import Hidden, passage_figures
from assistant.model.shown import Shown
from assistant.model.slots import Keys, Kind, Slot, SlotUnit
from assistant.model.units import unit_after
from assistant.tools import SectionRead
from assistant.turn import Finding
from calculator import (
    Calculation,
    Ineligible,
    InvalidInputs,
    Language,
    MissingInputs,
    calculator_title,
    input_label,
)
from corpus import Kind as PassageKind
from corpus import Passage, Span, find_quote, readable

HIDDEN = "…"
"""Stands for a figure that has no slot: a section number, a band of a label."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECTION = re.compile(r"\d+(?:\.\d+){2,}")
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: nothing in a document
_FENCES = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "[": "(", "]": ")"})


@dataclass(frozen=True, slots=True)
class Materials:
    """The figures and passages of one turn by their opaque names, and the text a model is shown.

    `slots` has the names `a1`, `f1` …, `passages` the ids `p1` …; a refusal's rule is a
    passage too.
    """

    language: Language
    slots: Mapping[str, Slot]
    passages: Mapping[str, Shown]
    data: str

    def as_data(self) -> str:
        """The findings as text for a model: every figure a slot, every passage fenced as data."""
        return self.data

    @property
    def headlines(self) -> tuple[Slot, ...]:
        """The headline result of each calculation."""
        return tuple(slot for slot in self.slots.values() if slot.is_headline)


def gather(findings: Sequence[Finding], language: Language) -> Materials:
    """Name the figures and passages of a turn's findings, in their order.

    The same findings give the same names. A passage found twice has one id.
    """
    desk = _Desk(language)
    parts = [part for finding in findings for part in desk.lay_out(finding)]
    return Materials(language, desk.slots, desk.passages, "\n\n".join(parts))


@dataclass
class _Desk:
    """Hands out the names of one turn."""

    language: Language
    slots: dict[str, Slot] = field(default_factory=dict)
    passages: dict[str, Shown] = field(default_factory=dict)
    _ids: dict[tuple[str, Span], str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def lay_out(self, finding: Finding) -> Iterator[str]:
        match finding.outcome:
            case Calculation() as calculation:
                yield self._calculation(calculation, frozenset(finding.call["args"]))
            case Ineligible() as refusal:
                yield self._refusal(finding.call["name"], refusal)
            case MissingInputs() as missing:
                names = ", ".join(missing.names)
                yield f'<missing tool="{finding.call["name"]}">{names}</missing>'
            case InvalidInputs() as invalid:
                problems = "\n".join(
                    f"{problem.input}: {_without_figures(problem.text[self.language])}"
                    for problem in invalid.problems
                )
                yield f'<invalid tool="{finding.call["name"]}">\n{problems}\n</invalid>'
            case SectionRead(passages):
                yield from self._passages(passages)
            case tuple() as hits:
                yield from self._passages([hit.passage for hit in hits])
            case _:
                yield f'<nothing tool="{finding.call["name"]}"/>'

    def _calculation(self, calculation: Calculation, stated: frozenset[str]) -> str:
        keys = keys_of(calculation)
        told = {result.name.replace("_", "-") for result in calculation.results}
        lines = [
            self._value("result", result.value, result.unit, result.label, keys, headline=not place)
            for place, result in enumerate(calculation.results)
        ]
        lines += [
            self._value("step", step.value, step.unit, step.label, keys)
            for step in calculation.steps
            if step.code not in told
        ]
        lines += [
            self._input(name, value, keys)
            for name, value in calculation.inputs.items()
            if name in stated
        ]
        lines += [
            f"note: {_without_figures(note.text)}"
            for note in (*calculation.warnings, *calculation.assumptions)
        ]
        title = calculator_title(calculation.calculator, self.language)
        return "\n".join([f'<calculation title="{title}">', *lines, "</calculation>"])

    def _value(
        self,
        kind: Kind,
        value: str | bool,
        unit: SlotUnit,
        label: str,
        keys: Keys,
        *,
        headline: bool = False,
    ) -> str:
        if isinstance(value, bool):
            return f"{_without_figures(label)}: {'yes' if value else 'no'}"
        name = self._next("a")
        about = Keys(
            keys.countries, keys.groups, keys.role or only(roles_in(label)), keys.calculator
        )
        self.slots[name] = Slot(name, kind, value, unit, label, value, about, headline)
        headlined = " (headline)" if headline else ""
        return f"{{{{{name}}}}} | {_without_figures(label)} | {unit} | {kind}{headlined}"

    def _input(self, name: str, value: object, keys: Keys) -> str:
        label = input_label(name, self.language)
        if isinstance(value, bool | list | dict) or not any(map(str.isdigit, str(value))):
            return f"{label}: {_without_figures(input_value(name, value, self.language))}"
        return self._value("input", str(value), input_unit(name, str(value)), label, keys)

    def _refusal(self, tool: str, refusal: Ineligible) -> str:
        source = refusal.source
        span = source and find_quote(source.document, source.section, source.quote)
        cited = ""
        if source and span:
            cited = f" [[{self._passage(Shown(source.document, source.section, span))}]]"
        text, end = "", 0
        words = refusal.text[self.language]
        for figure in figures(words):
            if _SECTION.fullmatch(figure.value):
                text, end = text + words[end : figure.start] + HIDDEN, figure.end
                continue
            following = unit_after(words, figure.end)
            unit: SlotUnit = following.unit if following else "none"
            if _ISO_DATE.fullmatch(figure.value):
                unit = "date"
            name = self._next("a")
            self.slots[name] = Slot(name, "refusal", figure.value, unit, "", figure.written)
            text += f"{words[end : figure.start]}{{{{{name}}}}}"
            end = figure.end
        text += words[end:]
        return f'<refusal tool="{tool}">{text}{cited}</refusal>'

    def _passages(self, found: Iterable[Passage]) -> Iterator[str]:
        """The passages as data, each where it is first found."""
        for passage in found:
            if (passage.document, passage.span) not in self._ids:
                yield self._lay(passage)

    def _lay(self, found: Passage) -> str:
        shown = Shown(found.document, found.section, found.span, found.context, found.path)
        name = self._passage(shown)
        text = _without_figures(_plain(shown.context_text, []))
        figures_of = passage_figures(found)
        path = " > ".join(found.path)
        role = only(roles_in(path))
        named = found.source if found.kind is PassageKind.ROW else found.search_text
        keys = Keys(countries_in(named, "fi"), groups_in(found.source.partition("\t")[0]), role)
        marks: list[tuple[Span, str]] = []
        for figure in figures_of:
            if isinstance(figure, Hidden):
                marks.append((figure.span, HIDDEN))
                continue
            slot = self._next("f")
            self.slots[slot] = Slot(
                slot,
                "passage",
                figure.value,
                figure.unit,
                figure.label,
                figure.written,
                keys,
                passage=name,
                span=figure.span,
            )
            marks.append((figure.span, f"{_OPEN}{slot}{_CLOSE}"))
        body = _plain(
            found.source, [(_moved(span, -found.span.start), mark) for span, mark in marks]
        )
        lines = [f'<passage id="{name}" about="{_without_figures(path)}">']
        lines += [text] if text else []
        return "\n".join([*lines, body, "</passage>"])

    def _passage(self, shown: Shown) -> str:
        key = (shown.document, shown.span)
        if key not in self._ids:
            self._ids[key] = f"p{len(self._ids) + 1}"
            self.passages[self._ids[key]] = shown
        return self._ids[key]

    def _next(self, letter: str) -> str:
        self._counts[letter] += 1
        return f"{letter}{self._counts[letter]}"


def _plain(source: str, marks: Sequence[tuple[Span, str]]) -> str:
    """A stored piece readable and harmless, its figures behind their marks."""
    text, end = "", 0
    for span, mark in marks:
        text += source[end : span.start] + mark
        end = span.end
    text = readable(text + source[end:]).translate(_FENCES)
    return text.replace(_OPEN, "{{").replace(_CLOSE, "}}")


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _without_figures(text: str) -> str:
    for figure in reversed(figures(text)):
        text = text[: figure.start] + HIDDEN + text[figure.end :]
    return text
