import re
from pathlib import Path

import pytest

from corpus import Card, DataFileError, cards, load_cards, load_catalog, section, sections
from corpus.analysis import words
from corpus.readable import readable

_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0.,](?=\d{3}(?!\d))")
_COPIED = 6

_CARD = """
document: ka131-guide-2021
cards:
  - section: "{section}"
    title: {{en: "Grant", sv: "Stipendium"}}
    summary: {{fi: "Apuraha.", en: "Grant.", sv: "Stipendium."}}
    questions: {{fi: ["Paljonko?"], en: ["How much?"], sv: ["Hur mycket?"]}}
    terms: ["apuraha"]
"""


def _source(document: str, section_id: str) -> str:
    found = section(document, section_id)
    text = load_catalog()[document].text
    return readable(f"{found.heading.of(text)}\n{found.body.of(text)}")


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", _THOUSANDS.sub("", text)))


def _runs(text: str) -> set[tuple[str, ...]]:
    listed = words(text)
    return {tuple(listed[start : start + _COPIED]) for start in range(len(listed) - _COPIED + 1)}


def test_every_section_with_text_has_a_card() -> None:
    needed = {
        (document.id, each.id)
        for document in load_catalog().documents
        for each in sections(document.id)
        if each.has_text
    }
    assert sorted(needed - set(load_cards())) == []


def test_a_card_has_five_finnish_four_english_and_three_swedish_questions() -> None:
    few = [
        key
        for key, card in load_cards().items()
        if (len(card.questions.fi), len(card.questions.en), len(card.questions.sv)) < (5, 4, 3)
        or min(len(card.questions.fi) - 5, len(card.questions.en) - 4, len(card.questions.sv) - 3)
        < 0
    ]
    assert few == []


def test_every_figure_of_a_summary_stands_in_its_section() -> None:
    foreign = {
        (document, section_id): sorted(strange)
        for (document, section_id), card in load_cards().items()
        for summary in (card.summary.fi, card.summary.en, card.summary.sv)
        if (strange := _figures(summary) - _figures(_source(document, section_id)))
    }
    assert foreign == {}


def test_no_question_copies_six_words_of_its_section() -> None:
    copied = [
        (document, section_id, question)
        for (document, section_id), card in load_cards().items()
        for question in (*card.questions.fi, *card.questions.en, *card.questions.sv)
        if _runs(question) & _runs(_source(document, section_id))
    ]
    assert copied == []


def test_no_question_of_a_card_is_asked_twice() -> None:
    twice = [
        (key, question)
        for key, card in load_cards().items()
        for asked in (card.questions.fi, card.questions.en, card.questions.sv)
        for question in {one.casefold() for one in asked}
        if [one.casefold() for one in asked].count(question) > 1
    ]
    assert twice == []


@pytest.fixture
def read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> dict[tuple[str, str], Card]:
    for number, text in enumerate(request.param):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(cards, "CARDS", tmp_path)
    return load_cards.__wrapped__()


@pytest.mark.parametrize("read", [[_CARD.format(section="5.3.4.2")]], indirect=True)
def test_a_card_is_found_by_document_and_section(read: dict[tuple[str, str], Card]) -> None:
    card = read["ka131-guide-2021", "5.3.4.2"]
    assert [language for language, _ in card.texts()] == ["fi", "fi", "en", "en", "sv", "sv"]


def test_all_faults_of_all_card_files_are_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = {
        "chapter/unknown.yaml": _CARD.format(section="5.3.4.9"),
        "empty.yaml": _CARD.format(section="5.1").replace("How much?", " "),
        "one.yaml": _CARD.format(section="4.1"),
        "other.yaml": _CARD.format(section="4.1"),
        "strange.yaml": _CARD.format(section="4.2").replace("ka131-guide-2021", "ka131"),
        "schema.yaml": _CARD.format(section="4.2").replace("terms", "words"),
    }
    for name, text in faulty.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(cards, "CARDS", tmp_path)
    with pytest.raises(DataFileError) as refused:
        load_cards.__wrapped__()
    assert len(refused.value.faults) == 5
    assert "'5.3.4.9' is no section with text" in str(refused.value)
    assert "'4.1' has a card already" in str(refused.value)
