"""Who counts as a participant where several kinds of people are told: 12 students, 3 teachers."""

from dataclasses import replace

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan
from assistant.understanding.subjects import Subject

_KINDS = 2
_BESIDE = 1  # words between a number and the staff it counts


def settle_parts(scan: Scan, subject: Subject, findings: Findings) -> None:
    """12 learners and 3 teachers may be 12 or 15 participants, unless "of them" is said.

    Students are no teachers, so that 12 students and 3 teachers are 15.
    """
    parts = [fact.value for fact in findings.facts if fact.name in subject.parts]
    names = {fact.name for fact in findings.facts if fact.name in subject.parts}
    if not parts or scan.has("partly"):
        return
    for fact in [one for one in findings.facts if one.name == "participants"]:
        if isinstance(fact.value, int):
            more = sum(value for value in parts if isinstance(value, int))
            findings.facts.remove(fact)
            if names == {"teachers"} and _is_of(scan, "role.student", fact):
                findings.facts.append(replace(fact, value=fact.value + more, assumed=True))
                continue
            readings = (fact.value, fact.value + more)
            findings.doubts.append(
                Doubt(fact.name, readings, fact.text, fact.start, fact.end, "two-readings")
            )


def add_students_and_staff(
    scan: Scan, rest: tuple[Quantity, ...], subject: Subject, findings: Findings
) -> tuple[Quantity, ...]:
    """12 students and 3 of the staff are 15 participants, nobody being both; the numbers left.

    Where some of the staff may not count, staff that is not said to learn is asked about.
    """
    said = [fact for fact in findings.facts if fact.name == "participants"]
    students = [fact for fact in said if _is_of(scan, "role.student", fact)]
    staff = [fact for fact in said if fact not in students and _is_of(scan, "role.staff", fact)]
    if len(students) != 1 or len(said) != 1 + len(staff) or scan.has("partly"):
        return rest
    bare = [one for one in rest if _is_of_staff(scan, one)] if not staff else []
    values = [fact.value for fact in (*students, *staff)] + [int(one.value) for one in bare]
    if not 1 < len(values) <= _KINDS:
        return rest
    total = sum(value for value in values if isinstance(value, int))
    start = min(one.start for one in said)
    end = max([*(one.end for one in said), *(one.end for one in bare)])
    text = scan.original[start:end]
    findings.facts[:] = [fact for fact in findings.facts if fact not in said]
    if bare and subject.parts:
        readings = (students[0].value, total)
        doubt = Doubt("participants", readings, text, start, end, "two-readings")
        findings.doubts.append(doubt)
    else:
        findings.facts.append(Fact("participants", total, text, start, end, assumed=True))
    return tuple(one for one in rest if one not in bare)


def _is_of(scan: Scan, concept: str, fact: Fact) -> bool:
    return any(fact.start <= one.start < fact.end for one in scan.find(concept))


def _is_of_staff(scan: Scan, one: Quantity) -> bool:
    """Whether a bare number counts staff: 2 teachers, 2 ur personalen."""
    after = scan.token_at(one.end)
    return not one.unit and any(0 <= m.first - after <= _BESIDE for m in scan.find("role.staff"))
