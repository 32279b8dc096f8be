import pytest

from calculator import Ineligible, InvalidInputs, MissingInputs, calculate

SPRING = {"graduation": "31.5.2022", "selected_before_graduation": "kyllä"}


def results(**inputs: object) -> dict[str, str | bool]:
    found = calculate("recent-graduate", SPRING | inputs)
    return {result.name: result.value for result in found.results}


def test_the_last_day_is_the_anniversary_and_eighteen_months_with_the_extra_time() -> None:
    assert results() == {"graduate_last_day": "2023-05-31", "graduate_extended_day": "2023-11-30"}


def test_a_traineeship_may_end_on_the_anniversary() -> None:
    found = results(start="1.3.2023", end="31.5.2023")
    assert (found["months"], found["days"]) == ("3", "0")


def test_a_day_after_the_anniversary_asks_for_the_extra_time() -> None:
    with pytest.raises(MissingInputs) as caught:
        calculate("recent-graduate", SPRING | {"start": "1.3.2023", "end": "1.6.2023"})
    assert caught.value.names == ("extended_time",)


def test_the_extra_time_of_the_pandemic_allows_eighteen_months() -> None:
    found = results(graduation="30.4.2022", start="1.6.2023", end="30.10.2023", extended_time=True)
    assert found["graduate_extended_day"] == "2023-10-30"


@pytest.mark.parametrize(
    ("end", "extended", "last"),
    [("1.6.2023", False, "31.5.2023"), ("1.12.2023", True, "30.11.2023")],
)
def test_a_traineeship_that_ends_too_late_is_refused_in_every_language(
    end: str, extended: bool, last: str
) -> None:
    with pytest.raises(Ineligible) as caught:
        calculate(
            "recent-graduate",
            SPRING | {"start": "1.3.2023", "end": end, "extended_time": extended},
        )
    assert caught.value.code == "graduate-too-late"
    assert all(last in sentence and end in sentence for sentence in caught.value.text.values())


def test_selection_after_graduation_is_refused() -> None:
    with pytest.raises(Ineligible) as caught:
        calculate("recent-graduate", SPRING | {"selected_before_graduation": "ei"})
    assert "ennen valmistumistaan" in caught.value.text["fi"]
    assert "before graduating" in caught.value.text["en"]
    assert "före examen" in caught.value.text["sv"]


def test_a_traineeship_across_the_end_of_the_contract_period_is_refused() -> None:
    with pytest.raises(Ineligible) as caught:
        calculate(
            "recent-graduate",
            SPRING | {"graduation": "31.5.2023", "start": "1.9.2023", "end": "30.11.2023"},
        )
    assert caught.value.code == "graduate-across-contracts"
    assert all("31.10.2023" in sentence for sentence in caught.value.text.values())


def test_a_traineeship_in_another_contract_period_is_pointed_out() -> None:
    found = calculate(
        "recent-graduate",
        SPRING | {"graduation": "31.8.2023", "start": "1.1.2024", "end": "30.4.2024"},
    )
    assert [note.code for note in found.warnings] == ["outside-contract-period"]


def test_the_months_come_from_the_quota_of_the_finished_cycle() -> None:
    stay = {"start": "1.6.2022", "end": "30.11.2022", "cycle": "master"}
    found = calculate("recent-graduate", SPRING | stay | {"used_months": 6})
    assert "graduate-quota-unknown" not in [note.code for note in found.assumptions]
    with pytest.raises(Ineligible) as caught:
        calculate("recent-graduate", SPRING | stay | {"used_months": 6, "used_days": 1})
    assert caught.value.code == "quota-exceeded"


def test_a_quota_that_was_not_given_is_said_not_to_be_checked() -> None:
    found = calculate("recent-graduate", SPRING | {"start": "1.6.2022", "end": "30.11.2022"})
    assert [note.code for note in found.assumptions] == [
        "graduate-if-institution-offers",
        "graduate-quota-unknown",
    ]


@pytest.mark.parametrize(
    "dates",
    [
        {"start": "30.5.2022", "end": "30.11.2022"},
        {"start": "1.9.2022", "end": "31.8.2022"},
    ],
)
def test_a_start_before_graduation_and_a_wrong_order_are_refused(dates: dict[str, str]) -> None:
    with pytest.raises(InvalidInputs):
        calculate("recent-graduate", SPRING | dates)


def test_half_a_pair_of_dates_is_asked_for() -> None:
    with pytest.raises(MissingInputs) as caught:
        calculate("recent-graduate", SPRING | {"end": "30.11.2022"})
    assert caught.value.names == ("start",)
