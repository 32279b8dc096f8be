"""The sheet of totals: what the interim report asks for, as labelled rows (4.7.2)."""

from collections.abc import Iterator, Mapping

from openpyxl import Workbook

from calculator.cells import Value, write_cell
from calculator.descriptions import choice_label, title
from calculator.interim_totals import BudgetUse, InterimTotals
from calculator.texts import text
from calculator.values import Language


def write_totals(
    book: Workbook,
    calculator: str,
    counts: Mapping[str, int],
    totals: InterimTotals,
    language: Language,
) -> None:
    """Add the sheet to a write-only book; `counts` are numbers of rows by their label's code."""
    sheet = book.create_sheet(_label("batch_totals", language))
    sheet.column_dimensions["A"].width = 60
    rows: list[list[Value]] = [[title(calculator, language)]]
    rows += [[_label(code, language), count] for code, count in counts.items()]
    rows += [[], *_grants(totals, calculator, language), *_budget(totals.budget, language)]
    for row in rows:
        sheet.append([write_cell(sheet, cell) for cell in row])


def _grants(totals: InterimTotals, calculator: str, language: Language) -> Iterator[list[Value]]:
    """People and euros by type, and the organisational support from the head count."""
    yield [_label(code, language) for code in ("batch_type", "batch_people", "batch_euros")]
    for group in totals.groups:
        yield [_type(group.activity, calculator, language), group.people, group.euros]
    people = sum(group.people for group in totals.groups)
    yield [_label("batch_sum", language), people, totals.grants]
    if totals.organisational_support is not None:
        support = totals.organisational_support
        yield [_label("batch_organisational_support", language), people, support]
        yield [_label("batch_grants_and_support", language), people, totals.grants + support]
    if totals.partner_countries is not None:
        yield [_label("batch_partner_countries", language), None, totals.partner_countries]


def _budget(use: BudgetUse | None, language: Language) -> Iterator[list[Value]]:
    """The shares of the budget beside the guide's limits, with a verdict on each."""
    if use is None:
        return
    yield []
    yield [_label("batch_budget", language), None, use.budget]
    yield [None, "%", _label("batch_limit", language)]
    reached = use.used_share >= use.threshold
    verdict = "batch_threshold_reached" if reached else "batch_threshold_not_reached"
    yield [
        _label("used_share", language),
        use.used_share,
        use.threshold,
        _label(verdict, language),
    ]
    if use.partner_share is not None:
        within = use.partner_share <= use.partner_cap
        verdict = "batch_within_cap" if within else "batch_over_cap"
        yield [
            _label("partner_country_share", language),
            use.partner_share,
            use.partner_cap,
            _label(verdict, language),
        ]


def _type(activity: str, calculator: str, language: Language) -> str:
    if not activity:
        return title(calculator, language)
    if calculator == "staff" and activity == "combined":
        return _label("batch_teaching_and_training", language)
    return choice_label(activity, language)


def _label(code: str, language: Language) -> str:
    return text("results", code).template[language]
