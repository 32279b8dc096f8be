import pytest

from corpus.precedence import Precedence

DOCUMENTS = ["ka131-guide-2021", "aalto-bip", "twente-ka131", "strategic-partnerships"]


def test_local_and_outdated_documents_step_back() -> None:
    guide, *others = Precedence(DOCUMENTS).scores("Mikä on BIP?")
    assert guide == 0
    assert all(shift < 0 for shift in others)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Mitä Aallossa tai Aalto-yliopistossa on BIP?", 1),
        ("What does the University of Twente offer?", 2),
        ("Paljonko tukea strategisiin kumppanuushankkeisiin saa?", 3),
    ],
)
def test_a_document_that_is_asked_for_by_name_comes_first(question: str, document: int) -> None:
    shifts = Precedence(DOCUMENTS).scores(question)
    assert shifts.argmax() == document
    assert shifts[document] > 0
