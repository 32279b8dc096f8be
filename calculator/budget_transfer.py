"""Moving money between the categories of the budget (5.2)."""

from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from pydantic import Field

from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Euros, Inputs
from calculator.rates import Rate
from calculator.registry import Calculator
from calculator.shares import Budget, share
from calculator.worksheet import Worksheet


class Category(StrEnum):
    """The categories of the budget; the two mobility ones name both of their kinds together."""

    STUDENT_MOBILITY = "student_mobility"
    STUDIES = "studies"
    TRAINEESHIP = "traineeship"
    STAFF_MOBILITY = "staff_mobility"
    TEACHING = "teaching"
    TRAINING = "training"
    ORGANISATIONAL_SUPPORT = "organisational_support"
    BIP = "bip"
    INCLUSION_INSTITUTION = "inclusion_institution"
    INCLUSION_PARTICIPANT = "inclusion_participant"
    EXCEPTIONAL_COSTS = "exceptional_costs"


_FAMILY = {
    Category.STUDENT_MOBILITY: "students",
    Category.STUDIES: "students",
    Category.TRAINEESHIP: "students",
    Category.STAFF_MOBILITY: "staff",
    Category.TEACHING: "staff",
    Category.TRAINING: "staff",
    Category.ORGANISATIONAL_SUPPORT: "institution",
    Category.BIP: "institution",
    Category.INCLUSION_INSTITUTION: "institution",
    Category.INCLUSION_PARTICIPANT: "participant",
    Category.EXCEPTIONAL_COSTS: "exceptional",
}
"""The rules of 5.2 are written for families of categories."""

_WHOLE_FAMILY = frozenset({Category.STUDENT_MOBILITY, Category.STAFF_MOBILITY})


class BudgetTransfer(Inputs):
    """Inputs of a transfer: from where to where, what was granted, and how much is wished."""

    from_category: Category = Field(description="Category the money is moved from")
    to_category: Category = Field(description="Category the money is moved to")
    granted: Euros | None = Field(
        None, description="Granted to the first category; to staff: studies and traineeships in all"
    )
    budget: Budget | None = Field(None, description="Grant of the project, as last awarded")
    moved_before: Euros = Field(Decimal(0), description="Already moved by the same rule")
    amount: Euros | None = Field(None, description="Amount that one wishes to move")


def budget_transfer(case: BudgetTransfer, sheet: Worksheet) -> None:
    """The share that may be moved, and the sum where its base is known (5.2)."""
    rate = _rule(case, sheet)
    by_budget = case.to_category is Category.EXCEPTIONAL_COSTS
    if by_budget:
        sheet.assume("transfer-share-of-last-budget")
    elif rate.value < 100:
        sheet.assume("transfer-share-of-student-grants")
    base_name = "budget" if by_budget else "granted"
    base: Decimal | None = getattr(case, base_name)
    if base is None and (case.amount is not None or case.moved_before):
        raise MissingInputs((base_name,))
    sheet.step("transfer-share", "", rate.value, "percent", rate)
    if base is not None:
        _most(case, base, rate, sheet)
    sheet.result("transfer_share", rate.value, "percent")


def _rule(case: BudgetTransfer, sheet: Worksheet) -> Rate:
    """The rule of 5.2 for the two categories; what it does not name is not allowed."""
    source, target = _FAMILY[case.from_category], _FAMILY[case.to_category]
    within = source == target and {case.from_category, case.to_category} & _WHOLE_FAMILY
    if case.from_category is case.to_category or within:
        raise Contradiction("to_category", "transfer-within-category")
    rules = sheet.rates.rows("budget_transfer.share", source=source, target=target)
    if not rules:
        raise Ineligible("transfer-not-allowed")
    return rules[0]


def _most(case: BudgetTransfer, base: Decimal, rate: Rate, sheet: Worksheet) -> None:
    """The sum that may still be moved; a larger wish is refused."""
    whole = share(base, rate.value, ROUND_DOWN)
    sheet.step("transfer-most", f"{rate.value} % × {base}", whole, "EUR", rate)
    left = max(whole - case.moved_before, Decimal(0))
    if case.moved_before:
        sheet.step("transfer-left", f"{whole} - {case.moved_before}", left, "EUR", rate)
    if case.amount is not None and case.amount > left:
        raise Ineligible("transfer-too-large", {"amount": case.amount, "left": left})
    sheet.result("transferable", left, "EUR")


CALCULATORS = {
    "budget-transfer": Calculator("budget-transfer", "5.2", BudgetTransfer, budget_transfer),
}
