from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import (
    Ineligible,
    InvalidInputs,
    MissingInputs,
    UnknownCalculator,
    calculate,
    calculator,
)


def results(name: str, **inputs: object) -> dict[str, str | bool]:
    return {result.name: result.value for result in calculate(name, inputs).results}


def refusal(name: str, **inputs: object) -> Ineligible:
    with pytest.raises(Ineligible) as caught:
        calculate(name, inputs)
    assert caught.value.source is not None
    assert caught.value.source.document == "erasmus-mundus-2021"
    return caught.value


@pytest.mark.parametrize(
    ("months", "students", "total"),
    [(12, 1, "9000"), (18, 40, "540000"), (24, 99, "1782000"), (24, 100, "1800000")],
)
def test_institutional_costs_are_750_a_month_for_each_student(
    months: int, students: int, total: str
) -> None:
    found = results("mundus-institutional", programme_months=months, enrolled_students=students)
    assert found == {"total": total}


def test_at_most_a_hundred_students_are_counted_and_a_note_says_so() -> None:
    found = calculate("mundus-institutional", {"programme_months": 24, "enrolled_students": 120})
    assert found.results[0].value == "1800000"
    assert [note.code for note in found.assumptions] == ["mundus-enrolled-capped"]


@pytest.mark.parametrize("months", [0, 10, 13, 20, 36])
def test_a_programme_lasts_12_18_or_24_months(months: int) -> None:
    refused = refusal("mundus-institutional", programme_months=months, enrolled_students=20)
    assert refused.text == {
        "fi": f"Maisteriohjelman kesto voi olla 12, 18 tai 24 kuukautta, ei {months}.",
        "en": f"A programme can last 12, 18 or 24 months, not {months}.",
        "sv": f"Ett magisterprogram kan vara 12, 18 eller 24 månader långt, inte {months}.",
    }


def test_one_scholarship_is_1400_a_month_for_the_whole_programme() -> None:
    assert results("mundus-scholarships", programme_months=24)["total"] == "33600"


def test_recognised_prior_learning_shortens_a_scholarship() -> None:
    found = calculate("mundus-scholarships", {"programme_months": 24, "study_months": 18})
    assert found.results[0].value == "25200"
    assert [note.code for note in found.assumptions] == ["mundus-shortened-scholarship"]


@pytest.mark.parametrize("study_months", [11, 25])
def test_a_scholarship_lasts_an_academic_year_at_least_and_the_programme_at_most(
    study_months: int,
) -> None:
    refused = refusal("mundus-scholarships", programme_months=24, study_months=study_months)
    assert all("12–24" in sentence for sentence in refused.text.values())


def test_all_scholarships_are_1400_a_month_each() -> None:
    found = results("mundus-scholarships", programme_months=18, scholarships=59)
    assert found == {
        "total": "1486800",
        "mundus_per_student": "25200",
        "mundus_same_nationality": "5",
    }


def test_at_most_sixty_scholarships_are_counted_and_a_note_says_so() -> None:
    found = calculate("mundus-scholarships", {"programme_months": 24, "scholarships": 61})
    assert found.results[0].value == "2016000"
    assert "mundus-scholarships-capped" in [note.code for note in found.assumptions]


@pytest.mark.parametrize(("scholarships", "most"), [(60, "6"), (59, "5"), (9, "0"), (200, "6")])
def test_a_tenth_of_the_scholarships_rounded_down_may_go_to_one_nationality(
    scholarships: int, most: str
) -> None:
    found = results("mundus-scholarships", programme_months=12, scholarships=scholarships)
    assert found["mundus_same_nationality"] == most


def test_more_than_a_tenth_for_one_nationality_is_refused() -> None:
    calculate(
        "mundus-scholarships", {"programme_months": 12, "scholarships": 60, "same_nationality": 6}
    )
    refused = refusal(
        "mundus-scholarships", programme_months=12, scholarships=60, same_nationality=7
    )
    assert all("7" in sentence and "6" in sentence for sentence in refused.text.values())


def test_a_second_mundus_scholarship_is_refused() -> None:
    refused = refusal("mundus-scholarships", programme_months=24, previous_scholarship=True)
    assert set(refused.text) == {"fi", "en", "sv"}
    assert "another" in refused.text["en"]


def test_a_whole_grant_sums_costs_scholarships_needs_and_extras_outside_the_caps() -> None:
    found = calculate(
        "mundus-grant",
        {
            "programme_months": 24,
            "enrolled_students": 110,
            "scholarships": 70,
            "needs_support": 120_000,
            "extra_ndici": 18,
            "extra_ipa3": 6,
        },
    )
    assert found.results[0].value == "5174400"
    assert [step.value for step in found.steps if step.addend] == [
        "1800000",
        "2016000",
        "120000",
        "928800",
        "309600",
    ]


@pytest.mark.parametrize(("field", "most"), [("extra_ndici", 18), ("extra_ipa3", 6)])
def test_extra_scholarships_have_limits_of_their_own(field: str, most: int) -> None:
    inputs = {"programme_months": 12, "enrolled_students": 10, "scholarships": 5}
    assert results("mundus-grant", **inputs, **{field: most})["total"] == str(
        750 * 12 * 10 + 1400 * 12 * 5 + 2150 * 12 * most
    )
    refused = refusal("mundus-grant", **inputs, **{field: most + 1})
    assert all(
        str(most) in sentence and str(most + 1) in sentence for sentence in refused.text.values()
    )


def test_more_needs_support_than_two_highest_units_is_refused() -> None:
    refused = refusal(
        "mundus-grant",
        programme_months=12,
        enrolled_students=10,
        scholarships=5,
        needs_support="120000.01",
    )
    assert all("120000" in sentence for sentence in refused.text.values())


def test_scholarship_holders_are_among_the_enrolled() -> None:
    with pytest.raises(InvalidInputs) as caught:
        calculate(
            "mundus-grant", {"programme_months": 12, "enrolled_students": 4, "scholarships": 5}
        )
    assert caught.value.problems[0].input == "scholarships"
    assert set(caught.value.problems[0].text) == {"fi", "en", "sv"}


@pytest.mark.parametrize(
    ("costs", "unit"),
    [
        ("2999.99", "0"),
        ("3000", "3000"),
        ("4499", "3000"),
        ("4500", "4500"),
        ("6000", "6000"),
        ("9500", "9500"),
        ("13000", "13000"),
        ("18499.99", "13000"),
        ("18500", "18500"),
        ("27500", "27500"),
        ("35500", "35500"),
        ("47500", "47500"),
        ("59999", "47500"),
        ("60000", "60000"),
        ("250000", "60000"),
    ],
)
def test_the_highest_unit_not_above_the_estimate_is_paid(costs: str, unit: str) -> None:
    assert results("mundus-needs", estimated_costs=costs)["total"] == unit


def test_costs_below_the_lowest_unit_get_no_support_and_a_note_says_who_pays() -> None:
    found = calculate("mundus-needs", {"estimated_costs": 100}, language="sv")
    assert [note.code for note in found.assumptions] == ["mundus-needs-below-lowest"]
    assert "100 €" in found.assumptions[0].text


def test_the_monthly_unit_is_the_unit_by_the_months_of_use() -> None:
    found = calculate("mundus-needs", {"estimated_costs": 13_000, "months": 24})
    assert found.results[1].value == "541.67"
    assert found.steps[1].exact == "1625/3"


def test_one_off_costs_count_as_one_month() -> None:
    found = results("mundus-needs", estimated_costs=9_500, months=24, one_off=True)
    assert found["mundus_needs_monthly"] == "9500"


def test_two_highest_units_can_be_applied_for() -> None:
    assert results("mundus-needs", estimated_costs=3_000)["mundus_needs_at_application"] == "120000"


def test_design_measures_are_a_lump_sum_for_fifteen_months() -> None:
    assert results("mundus-design") == {"total": "55000", "months": "15"}
    assert results("mundus-design", projects=2)["total"] == "110000"


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("mundus-institutional", {"programme_months": 12, "enrolled_students": 10}),
        ("mundus-scholarships", {"programme_months": 12}),
        ("mundus-grant", {"programme_months": 12, "enrolled_students": 9, "scholarships": 8}),
        ("mundus-needs", {"estimated_costs": 5000}),
        ("mundus-design", {}),
    ],
)
def test_closed_calls_are_marked_closed(name: str, inputs: dict[str, object]) -> None:
    warning = calculate(name, inputs, language="fi").warnings[-1]
    assert "26.5.2021" in warning.text
    assert warning.source is not None
    assert warning.source.document == "erasmus-mundus-2021"


@pytest.mark.parametrize("students", [-1, "10.5", "many"])
def test_negative_and_fractional_numbers_of_students_are_refused(students: object) -> None:
    with pytest.raises(InvalidInputs):
        calculate("mundus-institutional", {"programme_months": 12, "enrolled_students": students})


def test_the_length_of_the_programme_is_asked_for() -> None:
    with pytest.raises(MissingInputs) as caught:
        calculate("mundus-institutional", {"enrolled_students": 10})
    assert caught.value.names == ("programme_months",)


def test_an_unknown_mundus_calculator_is_named_as_such() -> None:
    with pytest.raises(UnknownCalculator):
        calculator("mundus-everything")


@given(
    st.sampled_from([12, 18, 24]),
    st.integers(0, 150),
    st.integers(0, 150),
    st.integers(0, 18),
    st.integers(0, 6),
    st.decimals(0, 120_000, places=2),
)
def test_a_whole_grant_is_the_sum_of_its_parts(
    months: int, students: int, scholarships: int, ndici: int, ipa3: int, needs: Decimal
) -> None:
    scholarships = min(scholarships, students)
    found = calculate(
        "mundus-grant",
        {
            "programme_months": months,
            "enrolled_students": students,
            "scholarships": scholarships,
            "extra_ndici": ndici,
            "extra_ipa3": ipa3,
            "needs_support": needs,
        },
    )
    expected = (
        750 * months * min(students, 100)
        + 1400 * months * min(scholarships, 60)
        + 2150 * months * (ndici + ipa3)
        + needs
    )
    assert Decimal(str(found.results[0].value)) == expected
    assert sum(Decimal(str(step.value)) for step in found.steps if step.addend) == expected
