"""The schema of the questions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.errors import DataFileError, NoQuestionsError
from evals.question_set import choose, load_files, set_digest
from evals.questions import Figure, Question

GOOD = """
shared: {language: fi, category: policy, expect: answer, sources: ["4.4"], why: Just a test.}
questions:
  - {id: one, turns: ["mitä"]}
  - {id: two, turns: ["miksi", "entä jos"], language: en}
"""


def file(folder: Path, text: str, name: str = "some.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_file_shares_holds_for_each_question_that_does_not_say_otherwise(
    tmp_path: Path,
) -> None:
    one, two = load_files([file(tmp_path, GOOD)]).questions
    assert (one.language, two.language) == ("fi", "en")
    assert one.sources == two.sources


def test_a_bare_section_is_one_of_the_guide(question: Callable[..., Question]) -> None:
    sources = question(sources=["4.4", "aalto-bip#BIP-kurssit lyhyesti"], facts=[]).sources
    assert [(source.document, source.section) for source in sources] == [
        ("ka131-guide-2021", "4.4"),
        ("aalto-bip", "BIP-kurssit lyhyesti"),
    ]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("id: one", "id: One!").replace("language: en", "langage: en")
    with pytest.raises(DataFileError) as told:
        load_files(
            [
                file(tmp_path, bad),
                file(tmp_path, "a: 1\na: 2\n", "twice.yaml"),
                file(tmp_path, "questions: 7", "none.yaml"),
                file(tmp_path, "questions: [hello]", "word.yaml"),
            ]
        )
    faults = "\n".join(told.value.faults)
    for part in (
        "One!: id:",
        "two: langage:",
        "stands twice",
        "none.yaml: questions: ",
        "word.yaml: 1: ",
    ):
        assert part in faults


def test_a_draft_waits_beside_the_questions_and_is_not_asked(tmp_path: Path) -> None:
    draft = (
        "drafts:\n  - {id: wrong, turns: [paljonko], language: fi, why: A reader disputed it.}\n"
    )
    content = load_files([file(tmp_path, GOOD + draft)])
    assert [one.id for one in content.questions] == ["one", "two"]
    assert [one.id for one in content.drafts] == ["wrong"]


def test_a_draft_that_is_half_completed_is_told(tmp_path: Path) -> None:
    draft = "drafts: [{id: half, turns: [a], language: fi, why: A reader., expect: answer}]"
    with pytest.raises(DataFileError, match="half: expect"):
        load_files([file(tmp_path, draft)])


def test_an_id_is_given_once_in_the_whole_set(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="one: the id is given twice"):
        load_files([file(tmp_path, GOOD), file(tmp_path, GOOD, "again.yaml")])


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"also": ["answer"]}, "repeats"),
        ({"sources": []}, "needs `sources`"),
        ({"expect": "calculate"}, "needs `amounts`"),
        ({"expect": "clarify"}, "needs `missing`"),
        ({"facts": [{"quote": "x", "pattern": "("}]}, "no regular expression"),
        ({"turns": []}, "at least 1"),
        ({"caveats": ["careful"]}, "caveats"),
    ],
)
def test_an_item_that_does_not_hang_together_is_refused(
    question: Callable[..., Question], given: dict[str, object], fault: str
) -> None:
    with pytest.raises(ValidationError, match=fault):
        question(**given)


@pytest.mark.parametrize(
    ("given", "unit", "same"),
    [
        ("1820", "EUR", True),
        ("1820.00", "EUR", True),
        ("1820.01", "EUR", False),
        ("1820", "days", False),
        ("many", "EUR", False),
    ],
)
def test_an_amount_is_the_same_to_the_cent_and_in_its_unit(
    given: str, unit: str, same: bool
) -> None:
    assert Figure(value="1820", unit="EUR").is_same(given, unit) is same


def test_a_yes_is_a_yes() -> None:
    assert Figure(value="true", unit="boolean").is_same(True, "boolean")
    assert not Figure(value="true", unit="boolean").is_same(False, "boolean")


def test_the_digest_of_a_set_knows_content_but_not_order(
    question: Callable[..., Question],
) -> None:
    one, two = question(), question(id="other")
    assert set_digest([one, two]) == set_digest([two, one])
    assert set_digest([one]) != set_digest([question(why="Another reason.")])


def test_a_filter_looks_at_ids_categories_languages_and_calculators(
    question: Callable[..., Question], amount_question: Callable[..., Question]
) -> None:
    both = (question(), amount_question())
    assert choose(both, "dev", "^deadline$") == (both[0],)
    assert choose(both, "dev", "student-long") == (both[1],)
    assert choose(both, "dev", None) == both
    with pytest.raises(NoQuestionsError):
        choose(both, "dev", "nobody")
