"""The check that no figure of an answer comes from nowhere."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant import Answer
from evals.figures import figures_in, unsourced

QUOTE = {
    "marker": 1,
    "document": "ka131-guide-2021",
    "section": "4.7.3",
    "title": "Loppuraportti",
    "page": 21,
    "quote": "toimitetaan Kansalliseen toimistoon **15.12.2023** mennessä",
    "start": 0,
    "end": 10,
    "status": "current",
}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 820 €", {"1820"}),
        ("1,820 € and 1,820.50 €", {"1820", "1820.5"}),
        ("1 344 000,50", {"1344000.5"}),
        (r"= 1\,780 tai 5\ 962,91", {"1780", "5962.91"}),
        ("vuosina 2021 2022", {"2021", "2022"}),
        ("22,33 ja 22.330", {"22.33"}),
        ("5.9.2021–15.1.2022", {"5.9.2021", "15.1.2022"}),
        ("2021-09-05", {"5.9.2021"}),
        ("05.09.2021", {"5.9.2021"}),
        ("kohta 5.3.4.1", {"5.3.4.1"}),
        ("1.2. – 30.3.", {"1.2.", "30.3."}),
        ("Se on 99.5.", {"99.5"}),
        ("KA131 ja B2", set()),
        ("EUR500", {"500"}),
        ("ei lukuja", set()),
    ],
)
def test_a_figure_has_one_form_however_it_is_written(text: str, figures: set[str]) -> None:
    assert figures_in(text) == figures


def test_a_figure_of_a_quote_a_section_a_page_and_a_marker_are_accounted_for(
    answer: Callable[..., Answer],
) -> None:
    good = answer(
        text="Viimeistään 15.12.2023, siis vuonna 2023 (15.12.) [1], kohta 4.7.3, sivu 21",
        citations=[QUOTE],
    )
    assert unsourced(good, ["koska?"]) == ()


def test_a_figure_from_nowhere_is_found(answer: Callable[..., Answer]) -> None:
    bad = answer(text="Viimeistään 16.12.2023 eli 14 päivää ennen [1]", citations=[QUOTE])
    assert unsourced(bad, ["koska?"]) == ("14", "16.12.2023")


def test_a_marker_without_a_citation_is_a_figure_from_nowhere(
    answer: Callable[..., Answer],
) -> None:
    assert unsourced(answer(text="Näin on [7]."), ["koska?"]) == ("7",)


def test_the_users_own_figures_may_be_echoed(answer: Callable[..., Answer]) -> None:
    assert unsourced(answer(text="150 osallistujaa"), ["meitä on 150"]) == ()


def test_the_catalogs_dates_are_free(answer: Callable[..., Answer]) -> None:
    assert unsourced(answer(text="Opas on päivitetty 17.3.2022."), ["onko uusi?"]) == ()


def test_a_calculations_results_and_steps_are_accounted_for(
    answer: Callable[..., Answer], calculation: Callable[..., dict[str, Any]]
) -> None:
    given = calculation(("total", "2350", "EUR"))
    assert unsourced(answer(text="Saat 2 350 €.", calculations=[given]), ["paljonko?"]) == ()
    assert unsourced(answer(text="Saat 2 530 €.", calculations=[given]), ["paljonko?"]) == ("2530",)


def test_a_caveats_figures_need_a_source_too(answer: Callable[..., Answer]) -> None:
    warned = answer(text="Kyllä.", caveats=[{"code": "ruling", "text": "Vuonna 1999 toisin."}])
    assert unsourced(warned, ["?"]) == ("1999",)
