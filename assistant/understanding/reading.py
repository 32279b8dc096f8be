"""Reads a question: every extractor once, then one fact a name, or a doubt."""

from dataclasses import replace

from assistant.understanding.activities import read_activity, read_forms
from assistant.understanding.ages import with_ages
from assistant.understanding.categories import read_categories
from assistant.understanding.children import read_children
from assistant.understanding.choices import read_choices
from assistant.understanding.claims import claim
from assistant.understanding.dates import dates, read_dates
from assistant.understanding.durations import read_durations
from assistant.understanding.fact import Doubt, Fact, Findings, Loose, Reading, settled
from assistant.understanding.flags import read_flags
from assistant.understanding.geography import read_geography
from assistant.understanding.green_travel import read_green_travel
from assistant.understanding.lexicon import Language
from assistant.understanding.named_dates import read_named_dates
from assistant.understanding.quantities import Quantity, quantities
from assistant.understanding.roles import read_role
from assistant.understanding.scan import Scan, scan
from assistant.understanding.subjects import subjects

_READ_ELSEWHERE = ("months", "days", "weeks", "years", "working_days", "km", "age", "hours")


def read(text: str, language: Language) -> Reading:
    """What a question says of the calculators' inputs; what is not said is not there."""
    return read_scan(scan(text, language))


def read_scan(question: Scan) -> Reading:
    """The same for a question that has been scanned."""
    found = dates(question)
    counted = with_ages(question, quantities(question, found))
    role = read_role(question)
    staff = any(fact.value == "staff" for fact in role.facts)
    activity = Findings() if staff else read_activity(question)
    student = any(fact.value == "student" for fact in role.facts) or bool(activity.facts)
    geography = read_geography(question)
    named = read_named_dates(question, found)
    categories = read_categories(question)
    elsewhere = (*named.facts, *geography.findings.facts, *categories.facts)
    claimed, rest = _claims(question, counted, elsewhere)
    lengths = read_durations(question, rest)
    findings = Findings()
    for part in (
        read_dates(question, named.left),
        Findings(list(named.facts), list(named.doubts)),
        claimed,
        lengths,
        role,
        activity,
        read_forms(question),
        read_children(question, counted),
        read_green_travel(question, staff=not student),
        read_flags(question, spans=len(found.periods) + len(lengths.facts)),
        read_choices(question),
        categories,
        geography.findings,
        _distance(question, rest),
        _unclaimed(question, rest),
    ):
        findings.add(part)
    facts, doubts = settled(_tidied(findings))
    alternatives = tuple({fact.name: fact for fact in facts} for facts in geography.alternatives)
    return Reading(facts, doubts, alternatives, tuple(findings.loose))


def _claims(
    question: Scan, counted: tuple[Quantity, ...], known: tuple[Fact, ...]
) -> tuple[Findings, tuple[Quantity, ...]]:
    """The numbers' inputs under the first subject that they make a case of, else under none."""
    for subject in subjects(question):
        claimed, rest = claim(question, counted, subject)
        said = {fact.name for fact in (*known, *claimed.facts)}
        if subject.is_case(said | {doubt.input for doubt in claimed.doubts}):
            return claimed, rest
    return claim(question, counted)


def _distance(question: Scan, rest: tuple[Quantity, ...]) -> Findings:
    return Findings(
        [
            Fact(
                "distance_km", one.value, _text(question, one), one.start, one.end, one.approximate
            )
            for one in rest
            if one.unit == "km" and one.kind == "plain" and not one.others
        ]
    )


def _unclaimed(question: Scan, rest: tuple[Quantity, ...]) -> Findings:
    return Findings(
        loose=[
            Loose(one.value, one.unit, _text(question, one), one.start, one.end)
            for one in rest
            if one.unit not in _READ_ELSEWHERE
        ]
    )


def _tidied(findings: Findings) -> Findings:
    """Drop what another finding of the same words explains better."""
    names = {fact.name for fact in findings.facts} | {doubt.input for doubt in findings.doubts}
    facts = findings.facts
    if "zero_grant_days" in names:
        facts = [fact for fact in facts if fact.name != "zero_grant"]
    doubts = findings.doubts
    lengths = {"months", "days"} & {fact.name for fact in facts}
    if lengths:
        doubts = [doubt for doubt in doubts if (doubt.input, doubt.why) != ("start", "too-vague")]
    weeks = next((fact for fact in facts if fact.name == "weeks"), None)
    if weeks and lengths:  # "a week and a day" is no day, "two months and a week" not two months
        facts = [fact for fact in facts if fact.name != "days"]
        why = Doubt("days", (), weeks.text, weeks.start, weeks.end, "too-vague")
        doubts = [*doubts, why]
    if any(fact.name in {"zero_grant_days", "last_funded_day"} for fact in facts):
        doubts = [doubt for doubt in doubts if doubt.input != "zero_grant_days"]
    return replace(findings, facts=facts, doubts=doubts)


def _text(question: Scan, one: Quantity) -> str:
    return question.original[one.start : one.end]
