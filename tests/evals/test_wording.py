"""Wordings are compared as a reader would."""

import pytest

from evals.wording import stands_in


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("80 %", "enintään **80%** summasta"),
        ("1820 €", "yhteensä 1 820 €"),
        ("1820", "in all 1,820 €"),
        ("1780 €", r"= 1\,780 \text{ €}"),
        ("5 962,91 €", r"= 5\ 962,91 \text{ €}"),
        ("2–3", "2-3 kertaa"),
        ("Viikon loppu", "viikon\nloppu"),
        ("viikonloppu", "viikon-\n\nloppu"),
        ("15.12.2023", "viimeistään 15.12.2023."),
        ("470", "se on 470, ei muuta"),
    ],
)
def test_case_space_dashes_emphasis_and_broken_words_do_not_matter(wording: str, text: str) -> None:
    assert stands_in(wording, text)


@pytest.mark.parametrize(
    ("wording", "text"),
    [("10 %", "110 %"), ("20", "2021"), ("70", "1 470 €"), ("47", "47,5"), ("5", "0.5")],
)
def test_a_figure_is_not_found_inside_a_longer_one(wording: str, text: str) -> None:
    assert not stands_in(wording, text)
