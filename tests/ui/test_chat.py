"""The logic of the chat against a real service, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import free_port, serving
from ui.client import Client
from ui.texts import LANGUAGES, text

AMOUNT = (
    "Paljonko apuraha on, kun opiskelija lähtee opiskelemaan Ranskaan 15.9.2021–24.1.2022, "
    "ei lapsia, ei vihreää matkustusta?"
)
POLICY = "Kuinka kauan asiakirjat pitää säilyttää?"
QUOTING = "Oppaan mukaan:"


def draw(base_url: str, language: str) -> None:
    from ui import chat
    from ui.client import Client
    from ui.screen import Screen
    from ui.trouble import told

    screen = Screen(Client(base_url), language)
    with told(screen):
        chat.page(screen)


def opened(base_url: str, language: str = "fi", **address: str) -> AppTest:
    app = AppTest.from_function(draw, default_timeout=60, args=(base_url, language))
    for name, value in address.items():
        app.query_params[name] = value
    return healthy(app.run())


def healthy(app: AppTest) -> AppTest:
    assert [fault.message for fault in app.exception] == []
    return app


def asked(app: AppTest, question: str) -> AppTest:
    return healthy(app.chat_input[0].set_value(question).run())


def words(app: AppTest) -> str:
    return "\n".join(part.value for part in app.markdown)


def open_expander(app: AppTest, part: str, number: str = "") -> AppTest:
    app.session_state[f"{part}-{answer_id(app)}{number}"] = True
    return healthy(app.run())


def answer_id(app: AppTest) -> str:
    return str(app.session_state["exchanges"][-1][1]["id"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["amount", "policy", "limit", "keeping"])
def test_every_suggested_question_is_answered_with_sources(
    api: str, code: str, language: str
) -> None:
    answer = Client(api).ask(text(f"suggestion-{code}", language), None, language)
    assert answer["behaviour"] == ("calculate" if code == "amount" else "answer")
    assert answer["citations"]
    assert answer["language"] == language


def test_a_suggestion_is_asked_by_pressing_it(api: str) -> None:
    app = opened(api)
    healthy(app.button(key="suggestion-keeping").click().run())
    assert QUOTING in words(app)
    assert "suggestion-keeping" not in {button.key for button in app.button}


def test_a_conversation_is_taken_up_again_by_its_address(api: str) -> None:
    first = asked(opened(api), POLICY)
    named = first.query_params["conversation"]
    again = opened(api, conversation=named)
    assert words(again) == words(first)
    assert again.session_state["exchanges"] == first.session_state["exchanges"]


def test_an_address_of_no_conversation_is_said_and_left(api: str) -> None:
    app = opened(api, conversation="nothing-here")
    assert app.info[0].value == text("conversation-gone", "fi")
    assert "conversation" not in app.query_params
    assert POLICY in [part.value for part in asked(app, POLICY).text]


def test_a_new_conversation_knows_nothing_of_the_old_one(api: str) -> None:
    app = asked(opened(api), POLICY)
    before = app.query_params["conversation"]
    [new] = [button for button in app.button if button.label == text("new-conversation", "fi")]
    healthy(new.click().run())
    assert "conversation" not in app.query_params
    assert asked(app, POLICY).query_params["conversation"] != before


def test_a_deleted_conversation_is_gone_from_the_service(api: str) -> None:
    app = asked(opened(api), POLICY)
    named = app.query_params["conversation"]
    [delete] = [button for button in app.button if button.label == text("delete-confirm", "fi")]
    healthy(delete.click().run())
    assert "exchanges" not in app.session_state or app.session_state["exchanges"] == []
    assert opened(api, conversation=named).info[0].value == text("conversation-gone", "fi")


def test_a_citation_opens_to_its_quote_marked_in_its_section(api: str) -> None:
    app = asked(opened(api), POLICY)
    quote = app.session_state["exchanges"][-1][1]["citations"][0]["quote"]
    app = open_expander(app, "source", "-1")
    marked = " ".join(part.proto.body for part in app.get("html") if "<mark>" in part.proto.body)
    assert quote.split()[0] in marked


def test_a_switch_calculates_again_at_once_and_can_be_copied(api: str) -> None:
    app = asked(opened(api), AMOUNT)
    app = open_expander(app, "changes", "-0")
    [children] = [toggle for toggle in app.toggle if toggle.label.startswith("alaikäisiä lapsia")]
    healthy(children.set_value(True).run())
    assert app.metric[0].value == "2\u00a0903 €"
    assert app.metric[0].delta == "+1\u00a0083 €"
    app = open_expander(app, "copy")
    assert app.code[0].value.startswith("Korjatuilla tiedoilla:\nApuraha yhteensä: 2\u00a0903 €")
    assert AMOUNT in app.code[0].value


def test_a_corrected_fact_gives_another_amount_beside_the_form(api: str) -> None:
    app = asked(opened(api), AMOUNT)
    healthy(app.toggle(key=f"correct-{answer_id(app)}-0").set_value(True).run())
    [country] = [box for box in app.selectbox if box.label == "Kohdemaa"]
    healthy(country.set_value("NO").run())
    assert app.metric[0].value != "1\u00a0820 €"
    assert app.metric[0].label == "Apuraha yhteensä"


def test_a_corrected_fact_that_a_rule_forbids_is_refused_with_the_section(api: str) -> None:
    app = asked(opened(api), AMOUNT)
    healthy(app.toggle(key=f"correct-{answer_id(app)}-0").set_value(True).run())
    [end] = [box for box in app.date_input if box.label == "Viimeinen päivä kohteessa"]
    healthy(end.set_value(end.value.replace(year=2021, month=9, day=25)).run())
    assert "vähintään kaksi täyttä kuukautta" in app.warning[0].value
    assert "6.2.7" in words(app)


def test_a_verdict_is_kept_with_its_comment(api: str) -> None:
    app = asked(opened(api), POLICY)
    healthy(app.pills(key=f"thumb-{answer_id(app)}").set_value("down").run())
    app.text_area(key=f"comment-{answer_id(app)}").set_value("Väärä luku.")
    [send] = [button for button in app.button if button.label == text("send", "fi")]
    healthy(send.click().run())
    assert app.session_state[f"given-{answer_id(app)}"] == ("down", "Väärä luku.")
    assert POLICY in Client(api).drafts()


def test_a_person_can_be_asked_with_a_summary_to_send(api: str) -> None:
    app = asked(opened(api), f"{POLICY} Olen maija@example.fi.")
    app = open_expander(app, "person")
    assert POLICY in app.code[0].value
    assert "maija@example.fi" not in app.code[0].value


def test_a_print_view_has_everything_open_and_nothing_to_press(api: str) -> None:
    app = asked(opened(api), AMOUNT)
    healthy(app.toggle(key="print").set_value(True).run())
    assert not app.expander
    assert not app.pills
    bodies = " ".join(part.proto.body for part in app.get("html"))
    assert "Group 2, Programme Countries" in bodies
    assert "4 × 420" in bodies


def test_a_question_asked_while_the_service_is_down_is_answered_when_it_is_back(
    data_folder: Path,
) -> None:
    port = free_port()
    app = opened(f"http://127.0.0.1:{port}")
    asked(app, POLICY)
    assert app.error[0].value.startswith(text("service-down", "fi"))
    assert POLICY in [part.value for part in app.text]
    with serving(port, data_folder):
        healthy(app.run())
        assert not app.error
        assert QUOTING in words(app)


Refuse = Callable[[int, dict[str, object]], None]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Makes the service refuse every question."""
    from ui.client import Refused

    def refuse(status: int, problem: dict[str, object], retry_after: int = 1) -> None:
        def refused(*_: object) -> None:
            raise Refused(status, problem, retry_after)

        monkeypatch.setattr(Client, "ask_in_pieces", refused)

    return refuse


def test_too_many_questions_wait_and_are_asked_again(api: str, refuse: Refuse) -> None:
    refuse(429, {"title": "Too many requests"})
    app = asked(opened(api), POLICY)
    assert text("service-busy", "fi", seconds=1) in app.error[0].value
    assert app.session_state["pending"] == POLICY


def test_a_refused_question_is_not_asked_again(api: str, refuse: Refuse) -> None:
    refuse(413, {"detail": "the body is too long"})
    app = asked(opened(api), POLICY)
    assert "the body is too long" in app.error[0].value
    assert "pending" not in app.session_state


def test_a_fault_of_the_service_offers_to_try_again(
    api: str, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(500, {"title": "Internal error"})
    app = asked(opened(api), POLICY)
    assert app.error[0].value == text("service-failed", "fi")
    monkeypatch.undo()
    [again] = [button for button in app.button if button.label == text("try-again", "fi")]
    healthy(again.click().run())
    assert QUOTING in words(app)


def test_an_answer_whose_stream_breaks_is_asked_for_as_a_whole(
    api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client, "ask_in_pieces", lambda *_: iter(()))
    assert QUOTING in words(asked(opened(api), POLICY))
