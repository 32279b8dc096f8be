from pathlib import Path

import pytest
import yaml

from assistant import Assistant
from assistant.figures import values
from assistant.understanding import Language, Premise, detect_language, false_premises
from assistant.understanding.premises import rules
from corpus import find_quote

QUESTIONS = yaml.safe_load((Path(__file__).parent / "premises.yaml").read_text(encoding="utf-8"))
RULES = rules()


def premises_of(question: str) -> tuple[Premise, ...]:
    language: Language = detect_language(question, "fi") or "fi"
    return false_premises(question, language)


@pytest.mark.parametrize("name", RULES)
def test_the_guide_says_what_a_false_premise_is_held_against(name: str) -> None:
    rule = RULES[name]
    assert find_quote(rule.document, rule.section, rule.quote) is not None
    told = values(rule.quote)
    if rule.unit and not rule.spelled:
        assert str(rule.values[0]) in told
    for says in (rule.says.fi, rule.says.en, rule.says.sv):
        if not rule.spelled:
            assert values(says) <= told


@pytest.mark.parametrize(
    ("name", "question"),
    [(name, one) for name in QUESTIONS if name != "sound" for one in QUESTIONS[name]],
)
def test_a_false_premise_is_found(name: str, question: str) -> None:
    assert [premise.rule for premise in premises_of(question)] == [RULES[name]]


def test_every_rule_has_a_premise_that_gets_it_wrong() -> None:
    assert set(QUESTIONS) - {"sound"} == set(RULES)


@pytest.mark.parametrize("question", QUESTIONS["sound"])
def test_a_sound_question_is_left_alone(question: str) -> None:
    assert premises_of(question) == ()


def test_a_false_figure_is_corrected_and_not_calculated_with(assistant: Assistant) -> None:
    answer = assistant.answer(
        ["Kun henkilöstövaihto voi kestää 90 päivää, paljonko 40 päivästä Saksassa, lento, 900 km?"]
    )
    assert "enintään 60 päivää" in answer.text
    assert "6.6.3" in {citation.section for citation in answer.citations}
    assert answer.calculations[0].inputs["days"] == 40


def test_a_false_claim_is_corrected_beside_the_right_amount(assistant: Assistant) -> None:
    answer = assistant.answer(
        ["Eftersom praktik inte får tilläggsstöd, vad blir bidraget för praktik i Estland"
         " 3 månader utan barn med flyg?"]
    )  # fmt: skip
    assert "150 € per månad" in answer.text
    assert answer.calculations[0].results[0].value == "1710"
