from datetime import date

import pytest

from corpus import SourceChangedError, Status, UnknownDocumentError, catalog, load_catalog


def test_the_guide_comes_first() -> None:
    assert load_catalog().documents[0].id == "ka131-guide-2021"


def test_every_stored_text_is_catalogued() -> None:
    stored = {path.stem for path in catalog.SOURCES.glob("*.txt")}
    assert {document.id for document in load_catalog().documents} == stored


@pytest.mark.parametrize(
    ("document", "status"),
    [
        ("ka131-guide-2021", Status.CURRENT),
        ("erasmus-mundus-2021", Status.CURRENT),
        ("aalto-bip", Status.LOCAL),
        ("twente-ka131", Status.LOCAL),
        ("strategic-partnerships", Status.OUTDATED),
    ],
)
def test_each_document_says_how_far_its_word_goes(document: str, status: Status) -> None:
    assert load_catalog()[document].status is status


def test_the_guide_is_about_contracts_that_ended_in_october_2023() -> None:
    period = load_catalog()["ka131-guide-2021"].contract_period
    assert period is not None
    assert (period.start, period.end) == (date(2021, 9, 1), date(2023, 10, 31))


def test_the_calls_for_erasmus_mundus_are_closed() -> None:
    assert load_catalog()["erasmus-mundus-2021"].calls_closed == date(2021, 5, 26)


def test_a_document_that_is_not_stored_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownDocumentError) as refused:
        load_catalog()["ka131-guide-2022"]
    assert refused.value.document == "ka131-guide-2022"
    assert "ka131-guide-2021" in refused.value.known


def test_a_text_that_was_changed_is_not_used() -> None:
    guide = load_catalog()["ka131-guide-2021"]
    changed = guide.model_copy(update={"sha256": "0" * 64})
    with pytest.raises(SourceChangedError):
        _ = changed.text
