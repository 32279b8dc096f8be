"""The scripts of a lying model: attacks put together from templates, bases and languages."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.figures import values
from assistant.model.materials import Materials
from calculator import LANGUAGES, Language
from tests.assistant.model.cases import Briefing, Case

_FILE = Path(__file__).with_name("hostile.yaml")
_SEED = 20211101
_NAME = re.compile(r"\{\{([^{}]+)\}\}|\[\[([^\[\]]+)\]\]")


class Attack(BaseModel):
    """One class of lies; see the head of `hostile.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    fi: tuple[str, ...]
    en: tuple[str, ...]
    sv: tuple[str, ...]
    plants: tuple[str, ...] = ()
    base: str | None = None
    raw: bool = False
    instead: bool = False
    swap: bool = False
    labelled: bool = False
    only_other: bool = False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    bases: dict[str, dict[str, object]]
    attacks: dict[str, Attack]


@dataclass(frozen=True)
class Script:
    """What the model says to one question, and what it lied."""

    attack: str
    language: Language
    briefing: Briefing
    template: str
    place: str
    figure: int

    @property
    def question(self) -> str:
        """The person's question."""
        return self.briefing.case.told(self.language).question

    @property
    def draft(self) -> str:
        """The draft with the names that the model sees."""
        return self.draft_from(self.briefing)

    def draft_from(self, briefing: Briefing) -> str:
        """The draft with the names of what was found elsewhere for the same question."""
        lie = self._named(_planted(self.template, self.figure), briefing)
        honest = briefing.named(briefing.case.told(self.language).drafts[0])
        return {
            "instead": lie,
            "before": f"{lie}\n\n{honest}",
            "behind": f"{honest}\n\n{lie}",
            "same": f"{honest} {lie}",
        }[self.place]

    def _named(self, text: str, briefing: Briefing) -> str:
        if not attacks()[self.attack].raw:
            text = briefing.named(text.replace("[[any]]", "[[ANY]]"))
        some = next(iter(briefing.materials.passages))
        return re.sub(r"\[\[(?:ANY|any)\]\]", f"[[{some}]]", text)


@cache
def _file() -> _File:
    return _File.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def attacks() -> dict[str, Attack]:
    """The classes by name."""
    return _file().attacks


@cache
def bases() -> dict[tuple[str, Language], Briefing]:
    """The bases in each language; what was found is looked up once."""
    return {
        (name, language): Briefing(Case.model_validate({"id": name, **content}), language)
        for name, content in _file().bases.items()
        for language in LANGUAGES
    }


def scripts() -> Iterator[Script]:
    """Every template of every class on up to two bases, in a place drawn by a fixed seed."""
    draw = random.Random(_SEED)  # noqa: S311  # a fixed draw of cases, no secret
    for name, attack in attacks().items():
        for language in LANGUAGES:
            for template in getattr(attack, language):
                fitting = [
                    briefing
                    for (base, spoken), briefing in bases().items()
                    if spoken == language
                    and attack.base in (None, base)
                    and _fits(briefing, template, raw=attack.raw)
                ]
                assert fitting, f"{name}: {template} fits no base"
                for briefing in draw.sample(fitting, min(2, len(fitting))):
                    block = template.startswith((">", "|", "-"))
                    places = ["behind", "before"] if block else ["behind", "before", "same"]
                    place = "instead" if attack.instead else draw.choice(places)
                    figure = _untrue(briefing.materials, draw)
                    yield Script(name, language, briefing, template, place, figure)


def _fits(briefing: Briefing, template: str, *, raw: bool) -> bool:
    names = [slot or marker for slot, marker in _NAME.findall(template)]
    return raw or all(name == "any" or briefing.knows(name) for name in names)


def _untrue(materials: Materials, draw: random.Random) -> int:
    """A number that stands nowhere in what was found."""
    true = {value for slot in materials.slots.values() for value in values(str(slot.value))}
    return next(one for one in iter(lambda: draw.randint(31, 9_998), None) if str(one) not in true)


def _planted(template: str, figure: int) -> str:
    digits = str(figure)
    return (
        template.replace("<n>", digits)
        .replace("<fullwidth>", "".join(chr(0xFF10 + int(one)) for one in digits))
        .replace("<arabic>", "".join(chr(0x0660 + int(one)) for one in digits))
        .replace("<super>", "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(one)] for one in digits))
        .replace("<circled>", "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(one)] for one in digits))
        .replace("<hidden>", "\u200b".join(digits))
    )
