import pytest

from corpus.catalog import Language
from corpus.figures import Figures

PASSAGES = ["Apuraha on 470 €/kk.", "Apuraha maksetaan erissä.", "500 – 1999 km | 275 EUR"]


@pytest.mark.parametrize(
    ("question", "language"),
    [("Paljonko saa?", "fi"), ("How much is it?", "en"), ("När betalas det?", "sv")],
)
def test_a_figure_that_is_asked_for_prefers_passages_with_figures(
    question: str, language: Language
) -> None:
    assert Figures(PASSAGES).scores(question, language).tolist() == [0.5, 0, 0.5]


def test_a_distance_prefers_its_band() -> None:
    assert Figures(PASSAGES).scores("matkaa on 1500 km", "fi").tolist() == [0, 0, 1]


def test_other_questions_prefer_none() -> None:
    assert Figures(PASSAGES).scores("Kuka allekirjoittaa?", "fi").tolist() == [0, 0, 0]
