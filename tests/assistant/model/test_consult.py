"""The model's choice of tools, from end to end: one pipeline, with the person's own facts."""

import json
import re
from collections.abc import Sequence

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from assistant import Answer, Assistant
from assistant.model.materials import gather
from assistant.tools import tool_call
from assistant.turn import Finding
from corpus import section, section_passages, verify
from tests.assistant.model.conftest import Scripted
from tests.assistant.model.scripted import calls, says

FRANCE = "Paljonko on apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
ARGUMENTS: dict[str, object] = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}
CALL = calls(("student_long", ARGUMENTS))
INVENTED = calls(("student_long", ARGUMENTS | {"zero_grant_days": 77}))
PREPAYMENT = "Kuinka suuri on ensimmäinen ennakkomaksu korkeakoululle?"


def shown(messages: Sequence[BaseMessage]) -> str:
    return "\n".join(message.text for message in messages)


def prepayment_slot(assistant: Assistant, *queries: str) -> str:
    """The draft's marks of the first prepayment: the slot of 80 % and its passage."""
    toolbox = assistant.toolbox("fi")
    found = [tool_call("search_guide", {"query": query}) for query in queries]
    materials = gather([Finding(call, toolbox.run(call)) for call in found], "fi")
    slot = next(
        slot
        for slot in materials.slots.values()
        if slot.written == "80" and "ensimmäinen" in materials.passages[slot.passage].source
    )
    return f"{{{{{slot.name}}}}} [[{slot.passage}]]"


def codes(answer: Answer) -> set[str]:
    return {caveat.code for caveat in answer.caveats}


def test_an_amount_in_the_models_words_comes_with_what_was_understood(scripted: Scripted) -> None:
    assistant, _ = scripted(CALL, "Apuraha on yhteensä {{a1}}.")
    answer = assistant.answer([FRANCE])
    assert (answer.behaviour, answer.mode) == ("calculate", "model")
    assert answer.text.startswith("Apuraha on yhteensä 1\u00a0820\u00a0€.")
    assert "kohdemaa: Ranska" in answer.text
    assert answer.calculations[0].results[0].value == "1820"
    assert "without_model" not in codes(answer)


def test_a_rule_in_the_models_words_is_cited_verbatim(scripted: Scripted) -> None:
    assistant, model = scripted()
    mark = prepayment_slot(assistant, PREPAYMENT, "ensimmäinen ennakkomaksu")
    model.lines = [
        calls(("search_guide", {"query": "ensimmäinen ennakkomaksu"})),
        says(f"Ensimmäinen ennakkomaksu on {mark.replace(' [[', ' avustuksesta [[')}."),
    ]
    answer = assistant.answer([PREPAYMENT])
    assert (answer.behaviour, answer.mode) == ("answer", "model")
    assert "80" in answer.text
    assert [citation.section for citation in answer.citations] == ["4.4"]
    for citation in answer.citations:
        assert verify(citation.document, citation.start, citation.end, citation.quote)


def test_a_model_that_calls_nothing_gets_what_the_rules_would_have_looked_up(
    scripted: Scripted,
) -> None:
    assistant, model = scripted("Apuraha on 9999 euroa.", "Apuraha on yhteensä {{a1}}.")
    answer = assistant.answer([FRANCE])
    assert (answer.mode, len(model.sent)) == ("model", 2)
    assert "9999" not in answer.text
    assert isinstance(model.sent[1][-1], HumanMessage)
    assert "{{a1}}" in model.sent[1][-1].text


def test_a_refusal_of_a_calculator_goes_back_to_the_model_as_data(scripted: Scripted) -> None:
    short = calls(("student_long", ARGUMENTS | {"end": "2021-10-20"}))
    assistant, model = scripted(short, "Se ei ole mahdollista.")
    answer = assistant.answer([FRANCE.replace("24.1.2022", "20.10.2021")])
    assert answer.behaviour == "ineligible"
    assert "refused" in shown(model.sent[1])
    assert [citation.section for citation in answer.citations] == ["6.2.7"]


def test_a_call_without_what_was_said_is_asked_back_by_the_pipeline(scripted: Scripted) -> None:
    assistant, _ = scripted(calls(("student_long", {"country": "DE"})), "Kerro päivät.")
    answer = assistant.answer(["Paljonko apurahaa saa Saksaan opiskelemaan lähtevä?"])
    assert (answer.behaviour, answer.mode) == ("clarify", "rules")
    assert {"start", "end", "children", "green_travel"} <= set(answer.missing)
    assert answer.calculations == ()


def test_a_difference_is_asked_back_in_the_persons_own_words(scripted: Scripted) -> None:
    assistant, model = scripted(calls(("student_long", ARGUMENTS | {"country": "BE"})))
    answer = assistant.answer([FRANCE])
    assert (answer.behaviour, answer.missing) == ("clarify", ("country",))
    assert "”Ranskaan” näin: Ranska" in answer.text
    assert "Belgia" not in answer.text
    assert answer.calculations == ()
    assert answer.consultation
    assert answer.consultation.outcome == "asked_back"
    assert len(model.sent) == 1


@pytest.mark.parametrize(
    ("other", "reply", "settled"),
    [
        ({"country": "BE"}, "Ranskaan", ("country", "FR")),
        ({"country": "BE"}, "Espanjaan", ("country", "ES")),
        ({"green_travel": True}, "ei", ("green_travel", False)),
        ({"green_travel": True}, "kyllä", ("green_travel", True)),
        ({"end": "2022-01-25"}, "24.1.2022", ("end", "2022-01-24")),
    ],
)
def test_a_disputed_fact_is_settled_by_the_persons_answer(
    scripted: Scripted, other: dict[str, object], reply: str, settled: tuple[str, object]
) -> None:
    stubborn = calls(("student_long", ARGUMENTS | other))
    assistant, _ = scripted(stubborn, stubborn, "Apuraha on yhteensä {{a1}}.")
    asked = assistant.ask(FRANCE)
    answer = assistant.ask(reply, conversation_id=asked.conversation_id)
    assert answer.behaviour == "calculate"
    assert answer.calculations[0].inputs[settled[0]] == settled[1]


@pytest.mark.parametrize("reply", ["ei", "kyllä"])
def test_a_bare_yes_or_no_does_not_settle_which_country_it_is(
    scripted: Scripted, reply: str
) -> None:
    stubborn = calls(("student_long", ARGUMENTS | {"country": "BE"}))
    assistant, _ = scripted(stubborn, stubborn, "Apuraha on yhteensä {{a1}}.")
    asked = assistant.ask(FRANCE)
    answer = assistant.ask(reply, conversation_id=asked.conversation_id)
    assert (answer.behaviour, answer.missing) == ("clarify", ("country",))


def test_an_invented_fact_is_asked_and_its_value_is_shown_to_nobody(scripted: Scripted) -> None:
    assistant, model = scripted(INVENTED, "Apuraha on yhteensä {{a1}}.")
    answer = assistant.answer([FRANCE])
    assert (answer.behaviour, answer.missing) == ("clarify", ("zero_grant_days",))
    assert "77" not in answer.model_dump_json(include={"text", "citations", "calculations"})
    assert "nobody has said: zero_grant_days" in shown(model.sent[1])
    assert answer.consultation
    assert answer.consultation.outcome == "asked_back"


def test_an_invented_fact_may_be_left_out_in_another_call(scripted: Scripted) -> None:
    assistant, _ = scripted(INVENTED, CALL, "Apuraha on yhteensä {{a1}}.")
    answer = assistant.answer([FRANCE])
    assert (answer.behaviour, answer.mode) == ("calculate", "model")
    assert answer.calculations[0].inputs["zero_grant_days"] == 0


def test_several_tools_may_be_called_at_once(scripted: Scripted) -> None:
    assistant, model = scripted(
        calls(("student_long", ARGUMENTS), ("search_guide", {"query": "apurahan maksaminen"})),
        "Apuraha on yhteensä {{a1}}.",
    )
    assert assistant.answer([FRANCE]).mode == "model"
    returned = [message for message in model.sent[1] if isinstance(message, ToolMessage)]
    assert [message.tool_call_id for message in returned] == ["call-1", "call-2"]
    assert "<passage id=" in shown(returned)


def test_a_passage_leads_to_its_whole_section(scripted: Scripted) -> None:
    assistant, model = scripted(
        calls(("search_guide", {"query": "ennakkomaksu"})),
        calls(("read_section", {"passage": "p1"})),
        calls(("read_section", {"passage": "p999"}), ("read_section", {"section": "4.4"})),
        "…",
    )
    assistant.answer([PREPAYMENT])
    whole = section_passages(section("ka131-guide-2021", "4.4"))
    assert len(whole) > 2
    for passage in whole:
        first_words = re.split(r"[\d<>{}\[\]\n|]", passage.text.strip())[0]
        assert first_words.strip() in model.sent[2][-1].text
    assert "there is no passage p999" in shown(model.sent[3])
    assert "takes passage and nothing else" in shown(model.sent[3])


def test_only_the_latest_findings_are_shown_in_full(scripted: Scripted) -> None:
    queries = ("ennakkomaksu", "vakuutus harjoittelussa")
    searches = [calls(("search_guide", {"query": query})) for query in queries]
    assistant, model = scripted(*searches, "…")
    assistant.answer([PREPAYMENT])
    with_passages = [message for message in model.sent[2] if "<passage id=" in message.text]
    assert with_passages == [model.sent[2][-1]]


def test_the_same_call_is_carried_out_once(scripted: Scripted) -> None:
    assistant, model = scripted(CALL, CALL, "Apuraha on yhteensä {{a1}}.")
    answer = assistant.answer([FRANCE])
    assert len(answer.calculations) == 1
    assert "not carried out again" in shown(model.sent[2])


def test_a_call_that_was_put_right_leaves_no_trace_of_the_wrong_one(scripted: Scripted) -> None:
    assistant, model = scripted(
        calls(("student_long", {"country": "Atlantis"})), CALL, "Apuraha on yhteensä {{a1}}."
    )
    answer = assistant.answer([FRANCE])
    assert (answer.behaviour, answer.mode) == ("calculate", "model")
    assert "country: country" in shown(model.sent[1])
    assert "Atlantis" not in answer.text


def test_a_question_about_something_else_stays_unanswered_whatever_is_searched(
    scripted: Scripted,
) -> None:
    assistant, _ = scripted(
        calls(("search_guide", {"query": PREPAYMENT})), "Paras pizza on Tampereella [[p1]]."
    )
    answer = assistant.answer(["Mistä Tampereella saa parhaan kebabin opiskelija-alennuksella?"])
    assert answer.behaviour == "abstain"
    assert "pizza" not in answer.text


def test_what_a_model_searches_for_accounts_for_no_figure_and_is_shown_to_nobody(
    scripted: Scripted,
) -> None:
    assistant, model = scripted()
    mark = prepayment_slot(assistant, PREPAYMENT)
    query = calls(("search_guide", {"query": "apuraha 9999 euroa Atlantikselle"}))
    lie = f"Ensimmäinen ennakkomaksu on {mark}, yhteensä 9999."
    model.lines = [query, says(lie), says(lie)]
    answer = assistant.answer([PREPAYMENT])
    assert answer.mode == "rules"
    assert "9999" not in answer.model_dump_json()
    assert "Atlantikselle" not in answer.model_dump_json()


def test_smalltalk_and_what_is_no_question_cost_no_request(scripted: Scripted) -> None:
    assistant, model = scripted()
    assert assistant.answer(["Hei!"]).consultation is None
    assert assistant.answer(["???"]).behaviour == "invalid"
    assert model.sent == []


def test_only_the_last_turn_of_a_conversation_that_is_read_again_is_asked(
    scripted: Scripted,
) -> None:
    assistant, model = scripted(CALL, "Apuraha on yhteensä {{a1}}.")
    follow_up = "entä harjoittelussa?"
    model.lines[0] = calls(("student_long", ARGUMENTS | {"activity": "traineeship"}))
    answer = assistant.answer([FRANCE, follow_up])
    assert (answer.mode, answer.calculations[0].results[0].value) == ("model", "2470")
    assert len(model.sent) == 2


def test_a_follow_up_tells_the_model_what_it_goes_on_from(scripted: Scripted) -> None:
    assistant, model = scripted(CALL, "Apuraha on yhteensä {{a1}}.", "…", "…")
    asked = assistant.ask(FRANCE)
    assistant.ask("entä harjoittelussa?", conversation_id=asked.conversation_id)
    question = model.sent[2][1].text
    assert FRANCE in question
    assert '"country": "FR"' in question


def test_a_follow_up_about_a_rule_is_judged_by_the_search_that_completes_it(
    scripted: Scripted,
) -> None:
    assistant, model = scripted()
    model.player = lambda messages: (
        says("Ennakkomaksusta kerrotaan oppaassa [[p1]].")
        if any(isinstance(message, ToolMessage | AIMessage) for message in messages)
        else calls(("search_guide", {"query": PREPAYMENT}))
    )
    first = assistant.ask("Mitä vakuutuksia harjoittelija tarvitsee?")
    answer = assistant.ask("No entä se eka maksu?", conversation_id=first.conversation_id)
    assert answer.behaviour == "answer"


@pytest.mark.parametrize(
    "odd",
    ["\ud800", "x" * 5000, float("nan"), 10**30, [], {"a": {"b": 1}}, "{{a1}}", "31.2.2022"],
    ids=["surrogate", "long", "nan", "huge", "list", "object", "slot", "no day"],
)
@pytest.mark.parametrize("name", ["country", "start", "children", "distance_km", "origin"])
def test_odd_arguments_do_no_harm(scripted: Scripted, name: str, odd: object) -> None:
    assistant, _ = scripted(
        calls(("student_long", ARGUMENTS | {name: odd}), ("search_guide", {"query": odd})),
        "Apuraha on yhteensä {{a1}} \ud800.",
        "Apuraha on yhteensä {{a1}}.",
    )
    answer = assistant.answer([FRANCE])
    assert answer.text
    assert "xxx" not in answer.model_dump_json()


@pytest.mark.parametrize("text", ["", "   \n", "…"])
def test_words_that_say_nothing_end_in_an_answer_of_the_rules(
    scripted: Scripted, text: str
) -> None:
    assistant, _ = scripted(CALL, AIMessage(text), AIMessage(text))
    answer = assistant.answer([FRANCE])
    assert answer.text
    assert json.loads(answer.model_dump_json())["behaviour"] == "calculate"
