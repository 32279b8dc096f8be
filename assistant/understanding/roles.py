"""Who travels: a student or a member of staff, and what the latter goes to do (6.6.1)."""

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.scan import Scan


def read_role(scan: Scan) -> Findings:
    """`role` (student, staff), and the staff's `activity`, as far as said.

    Teaching or training abroad without any word for a person is staff mobility too.
    """
    future_teachers = scan.find("role.student_teacher")
    onlookers = (*future_teachers, *scan.find("role.onlooker"))
    students = [*scan.find("role.student"), *future_teachers]
    staff = [match for match in scan.find("role.staff") if not _within(match, onlookers)]
    if students and staff:
        matches = sorted([students[0], staff[0]], key=lambda match: match.start)
        start, end = matches[0].start, max(match.end for match in matches)
        text = scan.original[start:end]
        return Findings(doubts=[Doubt("role", ("student", "staff"), text, start, end, "which-one")])
    if students:
        return Findings([_fact(scan, "role", "student", students[0])])
    activity = _staff_activity(scan, weak=bool(staff))
    if scan.has("activity.traineeship") and not staff:
        activity = []
    if not staff and not activity:
        return Findings()
    person = staff[0] if staff else None
    role = (
        _fact(scan, "role", "staff", person)
        if person
        else Fact("role", "staff", activity[0].text, activity[0].start, activity[0].end)
    )
    return Findings([role, *activity])


def _staff_activity(scan: Scan, *, weak: bool) -> list[Fact]:
    conference = scan.find("staff.conference")
    teaching, training = scan.find("staff.teaching"), scan.find("staff.training")
    if weak:
        training = training or scan.find("staff.training.weak")
    if conference:
        return [_fact(scan, "activity", "conference", conference[0])]
    if teaching and training:
        return [_fact(scan, "activity", "combined", teaching[0])]
    if teaching or training:
        value = "teaching" if teaching else "training"
        return [_fact(scan, "activity", value, (teaching or training)[0])]
    return []


def _within(match: Match, others: tuple[Match, ...]) -> bool:
    return any(other.start <= match.start and match.end <= other.end for other in others)


def _fact(scan: Scan, name: str, value: str, match: Match) -> Fact:
    return Fact(name, value, scan.original[match.start : match.end], match.start, match.end)
