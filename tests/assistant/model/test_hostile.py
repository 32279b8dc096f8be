"""A model that lies in every way we know: nothing of it reaches a reader."""

import re
from collections import defaultdict

import pytest

from assistant.model.prose import Prose, Rejected, render
from tests.assistant.model.attacks import Script, attacks, bases, scripts
from tests.assistant.model.oracle import false_quotes, unlabelled, untraceable_in

BY_ATTACK: dict[str, list[Script]] = defaultdict(list)
for script in scripts():
    BY_ATTACK[script.attack].append(script)


def told(script: Script) -> Prose | None:
    """What is left of a script's draft: verified prose, or nothing."""
    materials = script.briefing.materials
    try:
        return render(script.draft, materials, script.language, script.question)
    except Rejected:
        return None


def test_the_lies_are_many_and_of_many_kinds() -> None:
    assert len(BY_ATTACK) >= 20
    assert sum(map(len, BY_ATTACK.values())) >= 500


def test_without_the_lie_the_draft_passes() -> None:
    """So it is the lie that is refused, not what stands around it."""
    for (_, language), briefing in bases().items():
        case = briefing.case.told(language)
        draft = briefing.named(case.drafts[0])
        assert render(draft, briefing.materials, language, case.question).paragraphs


@pytest.mark.parametrize("attack", BY_ATTACK)
def test_a_hostile_draft_shows_nothing_untrue(attack: str) -> None:
    for script in BY_ATTACK[attack]:
        if (prose := told(script)) is None:
            continue
        text = "\n\n".join(prose.paragraphs)
        lie = attacks()[attack]
        assert untraceable_in(script.briefing, text, prose.citations.all()) == set(), script
        assert false_quotes(text, script.question) == [], script
        assert not [plant for plant in lie.plants if re.search(plant, text, re.IGNORECASE)], text
        assert not lie.only_other, text
        assert not lie.swap, text
        assert not lie.labelled or unlabelled(script.template, text) == [], text
