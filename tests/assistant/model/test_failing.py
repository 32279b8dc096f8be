"""A model that raises, hangs or rambles: the answer of the rules, with a note, and nothing else."""

import threading
from collections.abc import Sequence

import pytest
from langchain_core.messages import AIMessage, BaseMessage

from assistant import Answer, Assistant
from tests.assistant.model.conftest import Scripted
from tests.assistant.model.scripted import Line, calls

QUESTIONS = {
    "fi": "Kuinka suuri on ensimmäinen ennakkomaksu korkeakoululle?",
    "en": "Who pays the student's insurance during a traineeship?",
    "sv": "Hur många organisationer behövs i ett konsortium?",
}
NOTES = {
    "fi": "Tämä vastaus on koottu ilman kielimallia.",
    "en": "This answer was put together without the language model.",
    "sv": "Det här svaret har sammanställts utan språkmodellen.",
}


def same(answer: Answer, other: Answer) -> bool:
    own = {"id", "conversation_id", "timings", "caveats", "consultation"}
    return answer.model_dump(exclude=own) == other.model_dump(exclude=own)


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize(
    "fault",
    [
        RuntimeError("anything"),
        ConnectionRefusedError(),
        TimeoutError(),
        ValueError("sk-a-secret-key"),
        KeyError("choices"),
        RecursionError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
        AIMessage(""),
        AIMessage("x", response_metadata={"finish_reason": "length"}),
        AIMessage("x", response_metadata={"stop_reason": "max_tokens"}),
        AIMessage("x", response_metadata={"done_reason": "length"}),
    ],
    ids=repr,
)
def test_a_fault_ends_in_the_answer_of_the_rules_with_a_note_in_its_language(
    scripted: Scripted, by_rules: Assistant, fault: Line, language: str
) -> None:
    assistant, _ = scripted(fault)
    answer = assistant.answer([QUESTIONS[language]])
    assert same(answer, by_rules.answer([QUESTIONS[language]]))
    assert [one.text for one in answer.caveats if one.code == "without_model"] == [NOTES[language]]
    assert "secret" not in answer.model_dump_json()


def test_a_fault_after_calls_ends_in_the_answer_of_the_rules(
    scripted: Scripted, by_rules: Assistant
) -> None:
    asked = calls(("search_guide", {"query": "vakuutus"}), ("country", {"country": "FR"}))
    assistant, _ = scripted(asked, RuntimeError())
    answer = assistant.answer([QUESTIONS["fi"]])
    assert same(answer, by_rules.answer([QUESTIONS["fi"]]))


def test_a_model_that_hangs_is_left_behind_in_the_set_time(
    scripted: Scripted, by_rules: Assistant
) -> None:
    done = threading.Event()

    def hang(_: Sequence[BaseMessage]) -> Line:
        done.wait()
        return AIMessage("too late")

    assistant, _ = scripted(player=hang, model_seconds=0.3)
    answer = assistant.answer([QUESTIONS["fi"]])
    done.set()
    assert same(answer, by_rules.answer([QUESTIONS["fi"]]))
    assert answer.consultation
    assert answer.consultation.reason == "seconds"


def test_the_time_is_that_of_the_question_and_not_of_each_request(scripted: Scripted) -> None:
    def slowly(messages: Sequence[BaseMessage]) -> Line:
        threading.Event().wait(0.2)
        return calls(("search_guide", {"query": f"kysymys {len(messages)}"}))

    assistant, model = scripted(player=slowly, model_seconds=0.5, model_calls=100)
    answer = assistant.answer([QUESTIONS["fi"]])
    assert answer.consultation
    assert answer.consultation.reason == "seconds"
    assert len(model.sent) <= 3


def test_a_failed_model_leaves_the_conversation_as_the_rules_do(scripted: Scripted) -> None:
    france = "Apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
    assistant, _ = scripted(player=lambda _: RuntimeError())
    first = assistant.ask(france)
    answer = assistant.ask("entä harjoittelussa?", conversation_id=first.conversation_id)
    assert answer.calculations[0].results[0].value == "2470"


def test_several_questions_at_once_do_not_mix(scripted: Scripted) -> None:
    def answered(messages: Sequence[BaseMessage]) -> Line:
        return RuntimeError(messages[1].text)

    assistant, _ = scripted(player=answered)
    answers: dict[str, Answer] = {}

    def ask(language: str) -> None:
        answers[language] = assistant.answer([QUESTIONS[language]])

    threads = [threading.Thread(target=ask, args=(language,)) for language in QUESTIONS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {language: answer.language for language, answer in answers.items()} == {
        language: language for language in QUESTIONS
    }
