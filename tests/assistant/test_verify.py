"""Nothing leaves that cannot be traced, whatever the steps before have written."""

import pytest

from assistant.citations import Citations
from assistant.conversations import Conversation
from assistant.house import House
from assistant.settings import Settings
from assistant.steps.verify import untraceable, verify
from assistant.tools import tool_call
from assistant.turn import Finding, Turn
from calculator import Ineligible, Source, calculate
from corpus import Span

PREPAYMENT = Source("ka131-guide-2021", "4.4", "ensimmäinen ennakkomaksu on suuruudeltaan 80 %")
FRANCE = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


@pytest.fixture
def house() -> House:
    return House(Settings(embeddings="none"))


def turn_that_says(text: str, question: str = "Paljonko?") -> Turn:
    turn = Turn(question, Conversation("c"), Citations(), "fi")
    turn.paragraphs = [text]
    return turn


def test_a_figure_that_stands_in_a_cited_quote_may_be_said(house: House) -> None:
    turn = turn_that_says("Ennakkomaksu on 80 % [1].")
    turn.citations.cite_source(PREPAYMENT)
    verify(turn, house)
    assert turn.text == "Ennakkomaksu on 80 % [1]."


@pytest.mark.parametrize(
    "said", ["Ennakkomaksu on 85 % [1].", "Se maksetaan 31.12.2021.", "Raja on 1 000 €."]
)
def test_a_figure_without_a_source_stops_the_answer(house: House, said: str) -> None:
    turn = turn_that_says(said)
    turn.citations.cite_source(PREPAYMENT)
    verify(turn, house)
    assert turn.behaviour == "abstain"
    assert said not in turn.text


def test_the_users_own_figures_may_be_echoed(house: House) -> None:
    turn = turn_that_says("Kysyit 13 kuukaudesta.", question="Voiko vaihto kestää 13 kuukautta?")
    verify(turn, house)
    assert "13" in turn.text


def test_the_section_and_page_of_a_citation_may_be_said() -> None:
    turn = turn_that_says("Luku 4.4 alkaa sivulta 18.")
    turn.citations.cite_source(PREPAYMENT)
    assert untraceable(turn) == ()


def test_inputs_steps_and_results_of_a_calculation_may_be_said() -> None:
    turn = turn_that_says("15.9.2021 alkaen 4 × 420 + 10 × 14: yhteensä 1 820 €, 14 €/pv")
    turn.findings = [Finding(tool_call("student-long", FRANCE), calculate("student-long", FRANCE))]
    assert untraceable(turn) == ("14", "14")  # the day rate is no step: it may not be made up


def test_the_figures_of_a_refusal_are_in_its_working() -> None:
    with pytest.raises(Ineligible) as refused:
        calculate("student-long", FRANCE | {"end": "2021-10-20"}, language="fi")
    turn = turn_that_says(refused.value.text["fi"])
    turn.findings = [Finding(tool_call("student-long", FRANCE), refused.value)]
    assert untraceable(turn) == ()


def test_a_quote_that_is_not_exact_is_dropped_with_the_sentence_that_needed_it(
    house: House,
) -> None:
    turn = turn_that_says("Opas sanoo näin [1].")
    citation = turn.citations.cite("ka131-guide-2021", "4.4", Span(100, 160))
    forged = citation.model_copy(update={"quote": "jotain aivan muuta"})
    turn.citations._by_span = {("ka131-guide-2021", 100, 160): forged}  # noqa: SLF001
    verify(turn, house)
    assert turn.citations.all() == ()
    assert turn.behaviour == "abstain"


def test_a_source_that_no_longer_stands_in_its_section_is_not_cited() -> None:
    moved = Source("ka131-guide-2021", "4.5", PREPAYMENT.quote)
    assert Citations().cite_source(moved) is None
