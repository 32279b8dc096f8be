"""The calculators' page against a real service, without a browser."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from streamlit.testing.v1 import AppTest

from calculator import names
from ui.calculators.subjects import SUBJECTS, by_subject
from ui.form_fields import Kind, fields_of
from ui.texts import LANGUAGES, text

FRANCE = {
    "calculator": "student-long",
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": "false",
    "green_travel": "true",
}
NOT_UNDERSTOOD = {
    "not-a-choice",
    "not-a-date",
    "not-a-number",
    "not-a-whole-number",
    "not-understood",
    "not-yes-no",
    "unknown-country",
    "unknown-input",
}

SAMPLES = {
    Kind.COUNTRY: "FR",
    Kind.DATE: "2021-09-15",
    Kind.YES_NO: "true",
    Kind.WHOLE: "12",
    Kind.NUMBER: "12.5",
    Kind.TEXT: "Lyon",
    Kind.ROWS: '[{"country":"DE","green_travel":true,"days":2}]',
}

Open = Callable[..., AppTest]


def draw(base_url: str, language: str) -> None:
    from ui import calculators
    from ui.client import Client
    from ui.screen import Screen
    from ui.trouble import told

    screen = Screen(Client(base_url), language)
    with told(screen):
        calculators.page(screen)


def opened_at(base_url: str, address: dict[str, str], language: str = "en") -> AppTest:
    kwargs = {"base_url": base_url, "language": language}
    page = AppTest.from_function(draw, kwargs=kwargs, default_timeout=60)
    page.query_params.update(address)
    return page.run()


@pytest.fixture
def opened(api: str) -> Open:
    """Opens the page at an address."""
    return lambda address, language="en": opened_at(api, address, language)


@pytest.fixture(scope="module")
def pages(api: str) -> dict[str, AppTest]:
    """A page in each language, which goes from calculator to calculator."""
    return {language: opened_at(api, {}, language) for language in LANGUAGES}


def shown(page: AppTest) -> str:
    """What the page says of a case, in one text."""
    assert not page.exception, page.exception
    told = (*page.info, *page.warning, *page.error, *page.markdown)
    return "\n".join(one.value for one in told)


def total(page: AppTest, place: int = 0) -> str:
    assert not page.exception, page.exception
    return page.metric[place].value


def link(page: AppTest) -> dict[str, str]:
    """The inputs in the link that the page offers."""
    return dict(parse_qsl(urlsplit(page.code[-1].value).query))


def in_front(page: AppTest, kind: str) -> list[Any]:
    """The widgets of a kind that are not tucked away."""
    tucked = {one.key for expander in page.expander for one in expander.get(kind)}
    return [one for one in page.get(kind) if one.key not in tucked]


def labelled(widgets: Iterable[Any], label: str, place: int = 0) -> Any:  # noqa: ANN401
    return [one for one in widgets if one.label == label][place]


@pytest.mark.parametrize("name", names())
def test_every_form_is_drawn_in_each_language_and_asks_in_its_words(
    pages: dict[str, AppTest], name: str
) -> None:
    for language, page in pages.items():
        page.selectbox[0].select(name).run()
        said = shown(page)
        assert page.metric or text("still-needed", language) in said, f"{name} in {language}"
        assert text("to-correct", language) not in said


@pytest.mark.parametrize("name", names())
def test_a_full_form_shows_sends_and_links_what_it_was_given(
    pages: dict[str, AppTest], api: str, name: str
) -> None:
    page = pages["en"]
    listed = httpx.get(f"{api}/v1/calculators").json()
    fields = fields_of(next(one for one in listed if one["name"] == name))
    address = {one.name: SAMPLES.get(one.kind) or [*one.choices][-1] for one in fields}
    page.query_params.clear()
    page.query_params.update(address | {"calculator": name})
    linked = link(page.run())
    assert linked == {"calculator": name, "language": "en"} | {
        one.name: address[one.name]
        for one in fields
        if one.written(one.read(address[one.name])) is not None
    }
    inputs = {one: value for one, value in linked.items() if one in address}
    response = httpx.post(f"{api}/v1/calculators/{name}", json=inputs)
    faults = response.json()["inputs"] if response.status_code == 422 else ()
    assert not {fault["code"] for fault in faults} & NOT_UNDERSTOOD, response.text
    assert page.metric or page.info or page.error


def test_every_calculator_has_a_subject_and_a_new_one_is_not_lost() -> None:
    listed = [name for own in SUBJECTS.values() for name in own]
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(names())
    found = by_subject([*names(), "new-one"])
    assert sorted(name for own in found.values() for name in own) == sorted([*names(), "new-one"])
    assert "new-one" in found["subject-other"]


def test_a_calculator_is_opened_from_its_subject(opened: Open) -> None:
    page = opened({})
    page.button(key="choose-country").click().run()
    assert page.selectbox[0].value == "country"
    assert page.query_params == {"calculator": "country"}


def test_a_link_brings_back_the_case_with_its_result(opened: Open) -> None:
    page = opened(FRANCE)
    assert total(page) == "€1,870"
    assert link(page) == FRANCE | {"language": "en"}
    assert total(opened(FRANCE, "fi")) == "1\u00a0870 €"


def test_the_result_and_the_address_follow_each_change(opened: Open) -> None:
    page = opened(FRANCE)
    labelled(page.radio, "Green travel (train, bus, car pooling)").set_value(False)
    page.run()
    assert total(page) == "€1,820"
    assert page.query_params["green_travel"] == "false"


@pytest.mark.parametrize(
    "address",
    [
        {"calculator": "no-such", "country": "FR"},
        {"calculator": "", "b.": ""},
        {"country": "FR"},
    ],
)
def test_a_link_without_a_known_calculator_opens_the_list(
    opened: Open, address: dict[str, str]
) -> None:
    page = opened(address)
    assert not page.exception
    assert page.button(key="choose-staff").label == "Staff mobility"


def test_a_link_full_of_garbage_opens_what_can_be_read(opened: Open) -> None:
    garbage = {
        "calculator": "staff",
        "country": "<b>",
        "start": "2021-02-31",
        "end": "2022-01-24",
        "days": "-1",
        "green_travel": "perhaps",
        "legs": "[[[",
        "distance_km": "9" * 9000,
        "b.legs": "{}",
        "nothing": "x",
    }
    page = opened(garbage)
    shown(page)
    assert {one: page.query_params[one] for one in ("calculator", "end")} == {
        "calculator": "staff",
        "end": "2022-01-24",
    }


def test_another_link_in_the_same_session_is_followed(opened: Open) -> None:
    page = opened(FRANCE)
    page.query_params.clear()
    page.query_params.update(FRANCE | {"country": "NO"})
    assert total(page.run()) != "€1,870"


def test_what_is_missing_is_told_in_the_words_of_the_form(opened: Open) -> None:
    page = opened({"calculator": "student-long", "country": "FR"}, "sv")
    assert "- Minderåriga barn" in shown(page)
    assert not page.metric


def test_a_distance_is_asked_for_in_front_once_it_matters(opened: Open) -> None:
    page = opened(
        {"calculator": "staff", "country": "FR", "days": "5", "green_travel": "false"}, "en"
    )
    assert [one.label for one in in_front(page, "text_input")][1:] == [
        "Town of departure",
        "Town of arrival",
    ]


def test_a_refusal_comes_with_its_rule_and_section(opened: Open) -> None:
    page = opened(FRANCE | {"end": "2021-10-02"})
    assert "Not allowed by the rules." in page.error[0].value
    assert "[6.2.7](reader?document=ka131-guide-2021&section=6.2.7" in shown(page)
    assert any("<mark" in one.body for one in page.get("html"))


def test_an_input_that_is_wrong_is_told_at_its_field_and_in_the_result(opened: Open) -> None:
    page = opened({"calculator": "prepayments", "budget": "ten"}, "fi")
    at_field, in_result = (one.value for one in page.error)
    assert at_field in in_result
    assert "Hankkeelle viimeksi myönnetty avustus" in in_result


def test_the_second_case_starts_as_a_copy_and_the_difference_is_told(opened: Open) -> None:
    page = opened(FRANCE)
    page.toggle[0].set_value(True).run()
    assert (total(page, 0), total(page, 1)) == ("€1,870", "€1,870")
    labelled(page.radio, "Children under age", 1).set_value(True)
    page.run()
    rows = page.table[0].value.to_numpy().tolist()
    assert rows[0][:3] == ["Children under age", "no", "yes"]
    assert rows[1] == ["**Total grant**", "€1,870", "€2,953", "+€1,083"]
    assert page.query_params["b.children"] == "true"
    page.toggle[0].set_value(False).run()
    assert len(page.metric) == 1


def test_a_link_carries_both_cases(opened: Open) -> None:
    page = opened(FRANCE | {"b.country": "NO", "b.months": "3"})
    assert total(page) == "€1,870"
    assert link(page) == FRANCE | {"b.country": "NO", "b.months": "3", "language": "en"}


def test_a_change_is_set_beside_the_case(opened: Open) -> None:
    page = opened(FRANCE)
    page.button(key="change-student-long-month-longer").click().run()
    assert (total(page, 0), total(page, 1)) == ("€1,870", "€2,290")


def test_a_service_that_is_down_is_told_plainly() -> None:
    page = opened_at("http://127.0.0.1:9", FRANCE, "sv")
    assert not page.exception
    assert text("service-down", "sv") in page.error[0].value


def test_a_table_is_worked_out_with_its_faults_told_by_row(opened: Open) -> None:
    page = opened({"calculator": "student-long"}, "fi")
    rows = (
        "reference;country;start;end;green_travel;activity;children",
        "A-1;FR;15.9.2021;24.1.2022;kyllä;studies;ei",
        "A-2;FR;15.9.2021;20.9.2021;kyllä;studies;ei",
    )
    table = ("cases.csv", "\n".join(rows).encode(), "text/csv")
    page.file_uploader[0].set_value(table).run()
    assert [one.value for one in page.metric] == ["2", "1", "1"]
    faults = page.table[0].value.to_numpy().tolist()
    assert [row[:2] for row in faults] == [["3", "A-2"]]
    assert "kaksi täyttä kuukautta" in faults[0][2]
    assert page.table[2].value.to_numpy().tolist()[0][:3] == ["2", "A-1", "1\u00a0870"]


def test_a_file_that_is_no_table_says_what_to_do(opened: Open) -> None:
    page = opened({"calculator": "country"})
    page.file_uploader[0].set_value(("x.xlsx", b"PK nothing", "application/x")).run()
    assert "Save it as XLSX or CSV" in page.error[-1].value
    assert not page.metric
