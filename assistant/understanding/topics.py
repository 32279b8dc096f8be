"""Which calculator a case is for: by words of its own, or by who travels and for how long."""

from collections.abc import Mapping, Set
from datetime import date

from assistant.understanding.fact import Fact
from assistant.understanding.scan import Scan
from assistant.understanding.subjects import subjects

MOBILITY = ("student-long", "student-short", "staff")
_REALISED = frozenset({"realised_start", "realised_end"})
_LONGEST_SHORT = 30
_WEEKS_OF_SHORT = 4
_FORMS = ("short", "blended", "bip", "doctoral")


def named_topic(scan: Scan, said: Set[str], *, told_to_compute: bool) -> str | None:
    """The calculator whose own words stand in the question, if what is said makes a case of it."""
    found = subjects(scan)
    for subject in found:
        if subject.is_case(said):
            return subject.name
    if _REALISED & said:
        return "changed-mobility"
    return found[0].name if found and told_to_compute else None


def mobility(facts: Mapping[str, Fact]) -> str:
    """The calculator of a mobility: staff, short or long by the length, long where none is said."""
    if _value(facts, "role") == "staff":
        return "staff"
    length = stay_days(facts)
    if length is None:
        return "student-short" if any(name in facts for name in _FORMS) else "student-long"
    return "student-short" if length <= _LONGEST_SHORT else "student-long"


def stay_days(facts: Mapping[str, Fact]) -> int | None:
    """About how many days the stay lasts: enough to tell a short mobility from a long one."""
    start, end = _value(facts, "start"), _value(facts, "end")
    if isinstance(start, date) and isinstance(end, date):
        return (end - start).days + 1
    months, weeks, days = (_value(facts, name) for name in ("months", "weeks", "days"))
    if isinstance(months, int):
        return months * 31
    if isinstance(weeks, int):
        return weeks * 7 if weeks <= _WEEKS_OF_SHORT else weeks * 7 + _LONGEST_SHORT
    return days if isinstance(days, int) else None


def _value(facts: Mapping[str, Fact], name: str) -> object:
    return facts[name].value if name in facts else None
