import itertools
from pathlib import Path

import pytest
import yaml

from corpus import (
    UnknownDocumentError,
    UnknownSectionError,
    find_quote,
    load_catalog,
    quote,
    section,
    sections,
)

GUIDE = "ka131-guide-2021"
PAGES: dict[str, int] = yaml.safe_load(
    Path(__file__).with_name("guide_sections.yaml").read_text(encoding="utf-8")
)["sections"]


def test_114_sections_of_the_guide_hold_text_of_their_own() -> None:
    assert len(PAGES) == 114
    assert [found.id for found in sections(GUIDE) if found.has_text] == list(PAGES)


def test_the_page_is_where_the_nearest_heading_of_the_contents_starts() -> None:
    assert {found.id: found.page for found in sections(GUIDE) if found.has_text} == PAGES


def test_a_heading_that_the_contents_do_not_list_has_the_page_of_its_parent() -> None:
    assert section(GUIDE, "5.3.4.2").page == section(GUIDE, "5.3.4").page == 30


def test_other_documents_have_no_pages() -> None:
    assert {found.page for found in sections("erasmus-mundus-2021")} == {None}


def test_a_numbered_list_item_is_no_heading() -> None:
    body = section(GUIDE, "6.7").body.of(load_catalog()[GUIDE].text)
    assert "1. Vähintään kolme ohjelmamaata" in body


def test_6_7_1_is_missing_in_the_guide_itself() -> None:
    with pytest.raises(UnknownSectionError) as refused:
        section(GUIDE, "6.7.1")
    assert refused.value.section == "6.7.1"


def test_the_path_leads_from_the_chapter_to_the_section() -> None:
    path = section(GUIDE, "5.3.4.2").path
    assert path[0] == "Erasmus+ -avustuksen hallinnointi korkeakoulussa"
    assert path[-1] == "Opiskelija- ja harjoittelijavaihdon kuukausiapurahojen suuruudet"
    assert len(path) == 4


def test_titles_have_no_slips_of_the_scanning() -> None:
    titles = " ".join(found.title for found in sections(GUIDE))
    assert "consortio" not in titles
    assert "rahoitus sopimus" not in titles


@pytest.mark.parametrize("document", [document.id for document in load_catalog().documents])
def test_sections_follow_each_other_and_have_ids_of_their_own(document: str) -> None:
    found = sections(document)
    assert len({each.id for each in found}) == len(found)
    for before, after in itertools.pairwise(found):
        assert before.heading.end <= before.body.start <= before.body.end <= after.heading.start


@pytest.mark.parametrize("document", [document.id for document in load_catalog().documents])
def test_all_text_after_the_first_heading_belongs_to_a_section(document: str) -> None:
    text = load_catalog()[document].text
    found = sections(document)
    covered = sum(
        len("".join(part.of(text).split())) for each in found for part in (each.heading, each.body)
    )
    written = len("".join(text[found[0].heading.start :].split()))
    web_page_furniture = 250 if document != GUIDE else 0
    assert written - web_page_furniture <= covered <= written


def test_other_documents_go_by_the_text_of_their_headings() -> None:
    assert [found.id for found in sections("strategic-partnerships")] == [
        "Strategiset kumppanuushankkeet",
        "Kuka voi osallistua?",
        "Tavoitteena innovaatioita ja konkreettisia tuloksia",
        "Strategisissa kumppanuushankkeissa voidaan",
        "Mitä toimintoja tuetaan?",
    ]


def test_a_heading_printed_twice_is_told_apart_by_its_category() -> None:
    first = section("erasmus-mundus-2021", "Kuka voi hakea?")
    second = section("erasmus-mundus-2021", "Kuka voi hakea? (kategoria 2)")
    assert first.heading.start < second.heading.start


def test_an_unknown_document_is_refused() -> None:
    with pytest.raises(UnknownDocumentError):
        sections("no-such-guide")


def test_a_quote_is_found_in_its_section_and_quoted_back() -> None:
    words = "Erillinen harjoittelutuki on 150 €/kk kaikille harjoittelijoille"
    span = find_quote(GUIDE, "5.3.4.2", words)
    assert span is not None
    assert quote(GUIDE, span.start, span.end) == words
    assert span.within(section(GUIDE, "5.3.4.2").body)


def test_a_quote_of_another_section_is_not_found() -> None:
    assert find_quote(GUIDE, "5.3.4.3", "Erillinen harjoittelutuki on 150 €/kk") is None


def test_a_word_broken_at_a_page_end_is_found_whole() -> None:
    span = find_quote(GUIDE, "5.3.5.2", "vaihdon keskellä oleville viikonloppu- tai pyhäpäiville")
    assert span is not None
    assert "viikon-\n\nloppu-" in span.of(load_catalog()[GUIDE].text)
