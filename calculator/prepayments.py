"""Prepayments to the institution, their terms, and the dates of reporting (4.2, 4.4–4.13)."""

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from pydantic import Field

from calculator.anniversary import months_after
from calculator.errors import Contradiction
from calculator.inputs import Day, Euros, Inputs
from calculator.rates import Rate
from calculator.registry import Calculator
from calculator.shares import Budget, percentage, share
from calculator.worksheet import Worksheet

_REPORTS = ("first_interim_report", "second_interim_report", "extra_interim_report", "final_report")


class Prepayments(Inputs):
    """Inputs of the prepayments: the grant, what is used of it, and the days that start a term."""

    budget: Budget = Field(description="Grant of the contract, as last awarded")
    used: Euros | None = Field(None, description="Grant used by the interim report")
    award_notified: Day | None = Field(None, description="Day the award was announced")
    both_signed: Day | None = Field(None, description="Day the last party signed the contract")
    final_payment: Day | None = Field(None, description="Day of the final payment")


def prepayments(case: Prepayments, sheet: Worksheet) -> None:
    """80 % at first, the rest once 56 % of the whole is used (4.4)."""
    if case.used is not None and case.used > case.budget:
        raise Contradiction("used", "more-than-budget", {"value": case.used, "limit": case.budget})
    rate = sheet.rates.rate("prepayments.first")
    first = share(case.budget, rate.value)
    sheet.step("first-prepayment", f"{rate.value} % × {case.budget}", first, "EUR", rate)
    sheet.result("first_prepayment", first, "EUR")
    _second(case, sheet)
    _deadlines(case, sheet)


def _second(case: Prepayments, sheet: Worksheet) -> None:
    """The rest once enough is used; before that, what is still to be used (4.4)."""
    most = sheet.rates.rate("prepayments.second")
    threshold = sheet.rates.rate("prepayments.threshold")
    second = share(case.budget, most.value, ROUND_DOWN)
    enough = share(case.budget, threshold.value, ROUND_UP)
    sheet.step(
        "prepayment-threshold", f"{threshold.value} % × {case.budget}", enough, "EUR", threshold
    )
    sheet.step("second-prepayment", f"{most.value} % × {case.budget}", second, "EUR", most)
    if case.used is None:
        sheet.assume("second-prepayment-once-used", threshold=enough)
    elif case.used < enough:
        until = sheet.rates.day("reports.extra_interim_report").value
        sheet.warn("second-prepayment-not-yet", still=enough - case.used, until=until)
    else:
        sheet.assume("second-prepayment-at-most")
    due = case.used is None or case.used >= enough
    sheet.result("second_prepayment", second if due else 0, "EUR")
    sheet.result("prepayment_threshold", enough, "EUR")
    if case.used is not None:
        used_share = percentage(case.used, case.budget, ROUND_DOWN)
        sheet.step("used-share", f"{case.used} / {case.budget}", used_share, "percent")
        sheet.result("used_share", used_share, "percent")
        sheet.result("still_to_use", max(enough - case.used, Decimal(0)), "EUR")


def _deadlines(case: Prepayments, sheet: Worksheet) -> None:
    """What is due when: the contract, the first payment, the reports and the archive."""
    if case.award_notified:
        term = sheet.rates.rate("prepayments.signing_term")
        _date(sheet, "sign_by", months_after(case.award_notified, int(term.value)), term)
    if case.both_signed:
        term = sheet.rates.rate("prepayments.payment_term")
        _date(sheet, "first_paid_by", case.both_signed + timedelta(days=int(term.value)), term)
    for name in _REPORTS:
        day = sheet.rates.day(f"reports.{name}")
        sheet.step(name.replace("_", "-"), "", day.value, "date", day.source)
        sheet.result(name, day.value, "date")
    if case.final_payment:
        term = sheet.rates.rate("prepayments.archive")
        last = months_after(case.final_payment, int(term.value))
        _date(sheet, "documents_kept_until", last, term)


def _date(sheet: Worksheet, name: str, day: date, rate: Rate) -> None:
    sheet.step(name.replace("_", "-"), f"+ {rate.value} {rate.unit}", day, "date", rate)
    sheet.result(name, day, "date")


CALCULATORS = {"prepayments": Calculator("prepayments", "4.4", Prepayments, prepayments)}
