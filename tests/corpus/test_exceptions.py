from pathlib import Path

import pytest

from corpus import DataFileError, find_quote, pairs_with, section, section_passages
from corpus.exceptions import load_exceptions
from corpus.passages import Passage

GUIDE = "ka131-guide-2021"


def _passage(section_id: str, words: str) -> Passage:
    span = find_quote(GUIDE, section_id, words)
    assert span is not None
    inside = section_passages(section(GUIDE, section_id))
    return next(passage for passage in inside if span.within(passage.span))


def test_a_rule_knows_its_exception_and_the_exception_its_rule() -> None:
    rule = _passage("6.7.3", "vähintään 15 liikkuvaa oppijaosallistujaa")
    exception = _passage("7.4", "jää alle 15:n")
    assert [pair.exception for pair in pairs_with(rule)] == [exception]
    assert [pair.rule for pair in pairs_with(exception)] == [rule]


def test_the_pandemic_gives_recent_graduates_longer() -> None:
    (pair,) = pairs_with(_passage("6.3.3", "ennen valmistumista"))
    assert pair.exception.section == "7.6"
    assert "corona" in pair.when.en


def test_most_passages_have_no_exception() -> None:
    assert pairs_with(_passage("6.7.3", "60 oppijaosallistujaa")) == ()


def test_a_rule_is_never_its_own_exception() -> None:
    assert all(pair.rule != pair.exception for pair in load_exceptions())


def test_words_that_no_passage_holds_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.yaml"
    path.write_text(
        f"document: {GUIDE}\nexceptions:\n"
        "  - rule: {section: '6.7.3', words: yeti}\n"
        "    exception: {section: '99', words: yeti}\n"
        "    when: {fi: a, en: b, sv: c}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match=r"6\.7\.3 holds 'yeti'(?s:.*)99"):
        load_exceptions(path)
