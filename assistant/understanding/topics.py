"""Which calculator a question is for.

`topics.yaml` lists, in order of precedence, the calculators that are known by words of their own
and the facts one of which makes the question a case of them. The mobility calculators are told
apart by who travels, in which form and for how long.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.fact import Fact
from assistant.understanding.lexicon import lexicon
from assistant.understanding.scan import Scan
from assistant.understanding.yaml_file import read_yaml
from calculator import names

MOBILITY = ("student-long", "student-short", "staff")
_FILE = Path(__file__).parent / "topics.yaml"
_LONGEST_SHORT = 30
_WEEKS_OF_SHORT = 4
_FORMS = ("short", "blended", "bip", "doctoral")


def named_topic(scan: Scan, facts: Mapping[str, Fact], *, told_to_compute: bool) -> str | None:
    """The calculator whose own words stand in the question, if the question is a case of it."""
    for name, needs in _topics().items():
        if not scan.has(f"topic.{name}"):
            continue
        if told_to_compute or any(set(need.split()) <= set(facts) for need in needs):
            return name
    return None


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


@cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    content = read_yaml(_FILE)
    if not isinstance(content, dict):
        raise VocabularyFaults((f"{_FILE.name}: not a mapping",))
    known = lexicon().concepts
    faults = [
        f"{_FILE.name}: there is no calculator {name}" for name in content if name not in names()
    ]
    faults += [
        f"{_FILE.name}: no words name {name}" for name in content if f"topic.{name}" not in known
    ]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return {name: tuple(needs) for name, needs in content.items()}
