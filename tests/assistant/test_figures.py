import pytest

from assistant.figures import figures, values


@pytest.mark.parametrize("written", ["1820", "1 820", "1\u00a0820", "1,820", "1820,00", "1 820.0"])
def test_the_same_amount_written_in_any_style_is_one_figure(written: str) -> None:
    assert {figure.value for figure in figures(f"yhteensä {written} €")} == {"1820"}


@pytest.mark.parametrize("written", ["15.9.2021", "2021-09-15", "15.09.2021"])
def test_the_same_day_written_in_any_style_is_one_figure(written: str) -> None:
    assert figures(written)[0].value == "2021-09-15"


def test_a_date_also_accounts_for_its_year_and_its_day_and_month() -> None:
    assert {"2021", "15.9"} <= values("15.9.2021")


def test_section_numbers_are_figures_of_their_own() -> None:
    assert [figure.value for figure in figures("luku 5.3.4.2, s. 30")] == ["5.3.4.2", "30"]


def test_digits_inside_a_word_are_no_figure() -> None:
    assert figures("KA131 ja Erasmus2020") == ()


def test_a_range_is_two_figures() -> None:
    assert [figure.value for figure in figures("5–30 pv")] == ["5", "30"]


def test_a_list_of_numbers_is_not_read_as_one_number() -> None:
    assert [figure.value for figure in figures("päivät 15, 16 ja 17")] == ["15", "16", "17"]


def test_an_impossible_date_is_kept_as_written() -> None:
    assert figures("31.2.2022")[0].value == "31.2.2022"
