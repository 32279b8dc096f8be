from pathlib import Path

import pytest

from assistant.understanding import VocabularyFaults
from assistant.understanding import lexicon as module
from assistant.understanding.scan import scan


def test_all_faults_of_the_vocabulary_are_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("child: {fi: [Lapsi, l*], de: [kind]}\n")
    (tmp_path / "b.yaml").write_text("child: {fi: [lapsi]}\nchild: {fi: [lapsi]}\n")
    (tmp_path / "c.yaml").write_text("- lapsi\n")
    (tmp_path / "d.yaml").write_text("child: {fi: [Lapsi, l*]}\n")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    with pytest.raises(VocabularyFaults) as caught:
        module.lexicon.__wrapped__()
    told = str(caught.value)
    for part in ("a.yaml", "stands twice", "c.yaml", "'Lapsi'", "'l*'"):
        assert part in told


def test_words_without_their_dots_are_known() -> None:
    assert scan("kaksi matkapaivaa", "fi").has("input.travel_days")


def test_a_word_of_one_language_is_not_read_in_another() -> None:
    assert scan("en student", "fi").has("negation")
    assert not scan("en student", "sv").has("negation")
