import pandas as pd

from ui.insights.counts import over_time


def counted(days: dict[str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [{"day": day, "kind": "asked", "turns": turns} for day, turns in days.items()]
    )


def days_ago(number: int) -> pd.Timestamp:
    return pd.Timestamp.now("UTC").tz_localize(None).normalize() - pd.Timedelta(days=number)


def test_days_without_questions_are_shown_too() -> None:
    today, before = days_ago(0), days_ago(3)
    shown = over_time(counted({f"{before:%Y-%m-%d}": 2, f"{today:%Y-%m-%d}": 1}), 7)
    assert list(shown["asked"]) == [0, 0, 0, 2, 0, 0, 1]
    assert shown.index[-1] == f"{today.day}.{today.month}.{today.year}"


def test_a_long_period_is_shown_by_weeks_from_monday() -> None:
    day = days_ago(50)
    shown = over_time(
        counted({f"{day:%Y-%m-%d}": 3, f"{day + pd.Timedelta(days=20):%Y-%m-%d}": 1}), 90
    )
    monday = day - pd.Timedelta(days=day.weekday())
    assert shown.loc[f"{monday.day}.{monday.month}.{monday.year}", "asked"] == 3
    assert shown["asked"].sum() == 4
    assert len(shown) in {13, 14}
