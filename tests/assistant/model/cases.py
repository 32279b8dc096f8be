"""What a scripted model was given, and its drafts with the names that stand for it there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from langchain_core.messages import ToolCall
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.model.materials import Materials, gather
from assistant.tools import SectionRead, Toolbox, tool_call
from assistant.turn import Finding
from calculator import Calculation, Language, load_profile
from corpus import Passage, section, section_passages

GUIDE = "ka131-guide-2021"
_FOLDER = Path(__file__).parent


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    question: str
    drafts: tuple[str, ...]


class Case(BaseModel):
    """One thing that people ask, with the tool calls of a good model and what it then writes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    calls: tuple[dict[str, dict[str, object]], ...] = ()
    sections: tuple[str, ...] = ()
    fi: _Told
    en: _Told
    sv: _Told

    def told(self, language: Language) -> _Told:
        """The question and the drafts in one language."""
        told: _Told = getattr(self, language)
        return told


def honest_cases() -> tuple[Case, ...]:
    """The cases of `honest.yaml`."""
    content = yaml.safe_load((_FOLDER / "honest.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Case, ...]).validate_python(content)


@dataclass(frozen=True)
class Briefing:
    """The findings of a case in one language, and the opaque names they got."""

    case: Case
    language: Language
    found: tuple[Finding, ...] | None = None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the case's tool calls led to, or what was found elsewhere."""
        if self.found is not None:
            return self.found

        def no_search(query: str, language: Language) -> tuple[()]:
            raise AssertionError(f"no case searches: {query}, {language}")

        toolbox = Toolbox(no_search, load_profile(None), self.language)
        calculated = [Finding(call, toolbox.run(call)) for call in self.calls]
        read = [
            Finding(
                tool_call("read_section", {"document": GUIDE, "section": name}),
                SectionRead(self._passages(name)),
            )
            for name in self.case.sections
        ]
        return (*calculated, *read)

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """The calls of calculators that a good model makes."""
        return tuple(tool_call(*call) for made in self.case.calls for call in made.items())

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the case's sections."""
        return tuple(passage for name in self.case.sections for passage in self._passages(name))

    @cached_property
    def materials(self) -> Materials:
        """What the model is shown."""
        return gather(self.findings, self.language)

    def named(self, draft: str) -> str:
        """A draft with the opaque names in the place of the readable ones."""
        draft = re.sub(r"\{\{([^{}]+)\}\}", lambda found: "{{" + self._slot(found[1]) + "}}", draft)
        return re.sub(
            r"\[\[([^\[\]]+)\]\]", lambda found: "[[" + self._marker(found[1]) + "]]", draft
        )

    def knows(self, name: str) -> bool:
        """Whether a readable name stands for something here."""
        try:
            _ = self._slot(name) if "=" in name or "#" not in name else self._marker(name)
        except (KeyError, IndexError, StopIteration):
            return False
        return True

    def _slot(self, name: str) -> str:
        passage, _, figure = name.partition("=")
        if not figure:
            return self._values[name]
        figure, _, nth = figure.partition("/")
        found = [
            slot.name
            for slot in self.materials.slots.values()
            if slot.passage == self._marker(passage) and slot.written == figure
        ]
        return found[int(nth or 1) - 1]

    def _marker(self, name: str) -> str:
        if name == "refusal":
            return "p1"  # what is found first is named first
        if name == "ANY":
            return name
        place, _, number = name.partition("#")
        span = self._passages(place)[int(number) - 1].span
        return next(name for name, shown in self.materials.passages.items() if shown.span == span)

    @cached_property
    def _values(self) -> Mapping[str, str]:
        """The opaque name of each result, step and stated input of the calculations."""
        unnamed = [slot for slot in self.materials.slots.values() if slot.name.startswith("a")]
        values: dict[str, str] = {}
        outcomes = [
            finding for finding in self.findings if isinstance(finding.outcome, Calculation)
        ]
        for number, finding in enumerate(outcomes, start=1):
            calculation = finding.outcome
            assert isinstance(calculation, Calculation)
            told = [(one.name, one.value, one.label) for one in calculation.results]
            told += [(one.code, one.value, one.label) for one in calculation.steps]
            for name, value, label in told:
                slot = next(
                    (one for one in unnamed if (one.value, one.label) == (value, label)), None
                )
                if slot and not isinstance(value, bool):
                    unnamed.remove(slot)
                    values.setdefault(name if number == 1 else f"{number}:{name}", slot.name)
            for name in finding.call["args"]:
                slot = next((one for one in unnamed if one.kind == "input"
                             and one.value == str(calculation.inputs.get(name))), None)  # fmt: skip
                if slot:
                    unnamed.remove(slot)
                    values.setdefault(name if number == 1 else f"{number}:{name}", slot.name)
        return values

    def _passages(self, name: str) -> tuple[Passage, ...]:
        return section_passages(section(GUIDE, name))
