import re
from pathlib import Path

import pytest

from corpus import DataFileError, expand, load_vocabulary, passages, vocabulary
from corpus.catalog import Language


def test_the_vocabulary_has_at_least_250_terms() -> None:
    assert len(load_vocabulary()) >= 250


def test_nearly_every_term_has_words_in_all_three_languages() -> None:
    lacking = [term.fi[0] for term in load_vocabulary() if not (term.en and term.sv)]
    assert lacking == []


def test_every_abbreviation_of_chapter_1_is_a_term() -> None:
    known = {said.upper() for term in load_vocabulary() for said in term.fi}
    for passage in passages():
        if passage.document == "ka131-guide-2021" and passage.section == "1":
            abbreviations = re.split(r"[/ ]", passage.source.split("\t")[0])
            assert {"".join(abbreviations), " ".join(abbreviations), *abbreviations} & known, (
                passage.quote
            )


@pytest.mark.parametrize(
    ("language", "question", "word"),
    [
        ("fi", "Saako stipendiä, jos on lapsia?", "apuraha"),
        ("fi", "entä korona-aikana", "korona"),
        ("fi", "Lähden junalla Hollantiin", "Alankomaat"),
        ("en", "Is there extra money for students with kids?", "perheellinen opiskelija"),
        ("en", "How much in Germany?", "Germany"),
        ("en", "going by train", "juna"),
        ("sv", "Hur mycket bidrag får en student med barn?", "lapsi"),
        ("sv", "Är konferenser tillåtna?", "konferenssi"),
        ("sv", "Behövs ett LA?", "opintosopimus"),
    ],
)
def test_everyday_words_lead_to_the_words_of_the_documents(
    language: Language, question: str, word: str
) -> None:
    assert word in expand(question, language)


def test_words_count_only_in_the_language_of_the_question() -> None:
    assert "lapsi" in expand("barn", "sv")
    assert expand("barn", "en") == ()


def test_the_longest_of_overlapping_phrases_wins() -> None:
    assert "ennakkomaksu" not in expand("final report", "en")
    assert "loppuraportti" in expand("final report", "en")
    assert "väliraportti" not in expand("final report", "en")


def test_all_faults_of_all_files_are_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text('terms: [{fi: []}, {fi: ["x", "X"]}]', encoding="utf-8")
    (tmp_path / "b.yaml").write_text('terms: [{fi: ["y"], de: ["z"]}]', encoding="utf-8")
    monkeypatch.setattr(vocabulary, "VOCABULARY", tmp_path)
    load_vocabulary.cache_clear()
    try:
        with pytest.raises(DataFileError) as refused:
            load_vocabulary()
    finally:
        load_vocabulary.cache_clear()
    assert "needs at least one Finnish word" in str(refused.value)
    assert "'x': fi lists x twice" in str(refused.value)
    assert "b.yaml" in str(refused.value)
