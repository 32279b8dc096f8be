from decimal import Decimal

from ui.bars import Bar, bar_chart, table


def test_bars_are_as_long_as_their_share_of_the_longest_and_deductions_look_different() -> None:
    drawn = bar_chart(
        "Sum",
        ("a", "b", "c"),
        [
            Bar("Months", Decimal(200), "200 €"),
            Bar("Deducted", Decimal(-50), "−50 €"),
        ],
    )
    assert "<div class='bar' style='width:100.0%'" in drawn
    assert "<div class='bar less' style='width:25.0%'" in drawn


def test_a_table_has_a_name_and_headed_columns() -> None:
    drawn = table("Steps & sources", ("Step",), ["<tr><td>1</td></tr>"])
    assert "aria-label='Steps &amp; sources'" in drawn
    assert "<th scope='col'>Step</th>" in drawn
