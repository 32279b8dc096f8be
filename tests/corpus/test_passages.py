from itertools import pairwise

import pytest

from corpus import (
    Kind,
    Passage,
    load_catalog,
    passages,
    section,
    section_passages,
    sections,
)
from corpus.headings import furniture

GUIDE = "ka131-guide-2021"


def _of(section_id: str, document: str = GUIDE) -> tuple[Passage, ...]:
    return section_passages(section(document, section_id))


def _with(section_id: str, words: str) -> Passage:
    return next(passage for passage in _of(section_id) if words in passage.quote)


def test_no_passage_leaves_its_section() -> None:
    for passage in passages():
        assert passage.span.within(section(passage.document, passage.section).body)


def test_passages_of_a_section_do_not_overlap() -> None:
    for document in load_catalog().documents:
        for each in sections(document.id):
            for before, after in pairwise(section_passages(each)):
                assert before.span.end <= after.span.start


@pytest.mark.parametrize("document", [document.id for document in load_catalog().documents])
def test_every_word_can_be_found(document: str) -> None:
    """A word stands in a passage or in the context that a passage is read with."""
    source = load_catalog()[document]
    left_out = "".join(filter(str.isalnum, "".join(sorted(furniture(source)))))
    for each in sections(document):
        covered: set[int] = set()
        for passage in section_passages(each):
            for span in (passage.span, *passage.context):
                covered.update(range(span.start, span.end))
        missing = "".join(
            source.text[offset]
            for offset in range(each.body.start, each.body.end)
            if offset not in covered and source.text[offset].isalnum()
        )
        assert missing in left_out, f"{each.id}: {missing}"


def test_passages_are_small_enough_to_quote() -> None:
    lengths = [len(passage.quote) for passage in passages()]
    assert max(lengths) <= 1000
    assert sorted(lengths)[len(lengths) // 2] <= 250


def test_a_row_of_rates_is_read_with_its_header() -> None:
    row = _with("5.3.5.1", "500 – 1999 km")
    assert row.kind is Kind.ROW
    header = row.context[-1].of(load_catalog()[GUIDE].text)
    assert header.split("\t") == [
        "Travel distances",
        "Travel grant amount",
        "Green travel grant amount",
    ]


def test_a_header_of_two_lines_stays_whole() -> None:
    row = _with("5.3.5.2", "Group B")
    assert "Days 15 - 60" in row.context[-1].of(load_catalog()[GUIDE].text)


def test_a_cell_that_goes_on_below_stays_with_its_row() -> None:
    row = _with("5.3.4.2", "Group 1,")
    assert "470 €" in row.quote
    assert "Faroe Islands, Switzerland, United Kingdom" in row.quote


def test_a_table_without_a_header_gives_none() -> None:
    rows = [passage for passage in _of("2.2") if passage.kind is Kind.ROW]
    assert len(rows) == 14
    assert all(passage.context == () for passage in rows)


def test_each_abbreviation_is_a_passage() -> None:
    assert _with("1", "Unique Registration Facility").quote.startswith("URF ")
    assert len(_of("1")) == 42


def test_a_deadline_of_the_calendar_is_read_with_its_year() -> None:
    row = _with("Liite 1", "15.12.")
    assert row.context[-1].of(load_catalog()[GUIDE].text) == "2023"


def test_a_list_item_is_read_with_its_lead_in() -> None:
    item = _with("5.2", "**10 %** opiskelija- ja harjoittelijavaihtoapurahoista")
    assert item.kind is Kind.ITEM
    assert item.context[-1].of(load_catalog()[GUIDE].text).endswith("seuraavin periaattein:")


def test_a_worked_example_stays_whole() -> None:
    example = _with("5.3.6", "Tapaus 2")
    assert example.kind is Kind.EXAMPLE
    assert "771 €" in example.quote
    assert "Tapaus 3" not in example.quote


def test_a_sentence_broken_at_a_page_end_stays_whole() -> None:
    assert "viikonloppu- tai pyhäpäiville" in _with("5.3.5.2", "viikonloppu").quote


def test_no_formula_is_shown_in_its_mark_up() -> None:
    assert not [passage.id for passage in passages() if set("\\$") & set(passage.text)]


def test_formulas_are_readable_but_quoted_as_stored() -> None:
    example = _with("5.3.4.5", "Tapaus 3")
    assert "(2 × 870 €) + (17 × 29 €) = 2 233 €" in example.text
    assert r"\times" in example.quote


@pytest.mark.parametrize("word", ["consortio", "rahoitus sopimu", "sopimus pohja", "kuu-kautta"])
def test_slips_of_the_scanning_are_mended_for_search(word: str) -> None:
    assert word in load_catalog()[GUIDE].text.lower()
    assert not [passage.id for passage in passages() if word in passage.search_text.lower()]


@pytest.mark.parametrize(
    ("section_id", "words"),
    [
        ("6.6.1", "globaalissa liikkuvuudessa (KA107/KA171) henkilökuntavaihdon kohteena"),
        ("6.3.3", "yhden Erasmus+ -sopimuskauden sisään"),
    ],
)
def test_a_sentence_that_a_page_end_cut_stays_whole(section_id: str, words: str) -> None:
    inside = section_passages(section("ka131-guide-2021", section_id))
    assert sum(words in passage.quote for passage in inside) == 1
