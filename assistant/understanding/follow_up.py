"""Whether a turn goes on from the last one, and the facts that result.

An answer to a question back, a change of one fact ("entä harjoittelussa?", "och till Norge?") and
a bare yes, no or number go on; a question that stands by itself does not, and old facts go.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.understanding.claims import claim
from assistant.understanding.dates import dates
from assistant.understanding.fact import Doubt, Fact, Findings, Loose, Reading
from assistant.understanding.geography import HOME
from assistant.understanding.intent import SUBJECT, Previous
from assistant.understanding.parts import Part
from assistant.understanding.quantities import quantities
from assistant.understanding.relative import dated_like, mirrored, relative_length
from assistant.understanding.scan import Scan
from assistant.understanding.scan import scan as scan_of
from assistant.understanding.subjects import Subject, subject_of, subjects
from assistant.understanding.topics import MOBILITY

_YES_NO_INPUTS = frozenset(
    {
        "children",
        "green_travel",
        "zero_grant",
        "doctoral",
        "institution_pays_travel",
        "already_at_destination",
        "virtual_part",
        "double_funding",
        "invited_from_enterprise",
    }
)
_BARE_ANSWER = 2  # words around a number that stands for itself
_LONGEST = 25  # words; a longer text tells a new case
_CASE_OR_LENGTH = frozenset({"country", "destination", "start", "end", "months", "days", "weeks"})
_PLACES = frozenset({"country", "destination"})
_DETAILS = frozenset({"travel-grant", "duration"})  # as subjects beside a mobility
BARE = frozenset({"country", "duration"})
"""Calculators of a rate or a length alone, after which a grant may be asked of the same case."""

_MAKES_CASE = frozenset({"start", "end", "months", "days", "weeks", "role", "activity", "children"})
_IN_PARTS = frozenset({"prepayments", "instalments"})
# What a new fact makes obsolete.
_REPLACES = {
    "start": ("months", "days", "weeks", "working_days"),
    "end": ("months", "days", "weeks", "working_days"),
    "months": ("start", "end", "days", "weeks"),
    "days": ("start", "end", "weeks", "working_days"),
    "weeks": ("start", "end", "months", "days", "working_days"),
    "working_days": ("start", "end", "days", "weeks"),
    "country": ("destination", "distance_km"),
    "destination": ("country", "distance_km"),
    "origin": ("distance_km",),
    "distance_km": ("origin", "destination"),
}


def goes_on(scan: Scan, asked: tuple[Part, ...], reading: Reading, previous: Previous) -> bool:
    """Whether the turn continues the last calculation."""
    if not previous.calls or len(scan.tokens) > _LONGEST:
        return False
    changes = scan.has("follow.change")  # "what changes if" asks for the sum once more
    if any(part.asks == "rule" for part in asked) and not (changes or _is_cue_only(scan, asked)):
        return False
    said = set(reading.facts) | {doubt.input for doubt in reading.doubts}
    said |= {name for option in reading.alternatives for name in option}
    cue, asks = changes or has_cue(scan), any(part.asks == "figure" for part in asked)
    if _names_another(scan, previous):
        return False
    under = _claimed(scan, previous)
    own = {fact.name for fact in under.facts} | {doubt.input for doubt in under.doubts}
    said |= own
    if previous.aside:  # "and for trainees?" goes on from the rule that was asked about since
        return cue and bool(said) and (asks or bool(said & _CASE_OR_LENGTH))
    if cue and (said or reading.loose or asks_again(scan, previous)):
        return True
    if changes:
        return False
    if asks and previous.calls[0].name in BARE:
        return bool(said & _MAKES_CASE) and not {"country", "start"} <= said
    if asks and set(previous.missing) & said and not said & _PLACES:
        return True  # what was asked for, and the question once more
    if asks:
        return bool(own) and not _tells_case(own | set(reading.facts), previous)
    if previous.missing:
        return bool(said or reading.loose) or _answer(scan) is not None
    told = said - {name for name, fact in reading.facts.items() if fact.assumed}
    if not said and reading.loose:
        return len(scan.tokens) <= _BARE_ANSWER
    if not told and scan.has("ask.length"):
        return False  # "how long must the papers be kept" asks for another thing
    return bool(said) and not _whole_case(reading)


def _names_another(scan: Scan, previous: Previous) -> bool:
    """Whether a turn makes a case of another subject, that is more than a detail of a mobility."""
    running = previous.calls[0].name
    own = subject_of(running)
    return any(
        subject.name not in {running, *_DETAILS}
        and subject.is_case(under_subject(scan, subject))
        and not (own and own.keeps(scan, subject))
        for subject in subjects(scan)
    )


def _tells_case(said: set[str], previous: Previous) -> bool:
    """Whether a turn by itself makes a case of the running subject, so that it begins anew."""
    subject = subject_of(previous.calls[0].name)
    return subject is None or subject.is_case(said)


def asks_again(scan: Scan, previous: Previous) -> bool:
    """Whether another part of the last result is asked: the second instalment, the other way."""
    name = previous.calls[0].name
    if scan.has("change.reverse", "change.longer", "change.shorter"):
        return True
    return name in _IN_PARTS and scan.has("follow.same")


def has_cue(scan: Scan) -> bool:
    """Whether a turn begins as one that goes on: and, what if, sorry I meant."""
    begins = opening(scan)
    return any(match.first <= begins <= match.last for match in scan.find("follow_up"))


def opening(scan: Scan) -> int:
    """The index of the first word that says something: past greetings, thanks and hmm."""
    index = 0
    while index < len(scan.tokens):
        if any(one.first == index for one in scan.find("follow_up")):
            return index
        idle = [one for one in scan.find("interjection", "smalltalk.sure") if one.first == index]
        if not idle:
            return index
        index = max(one.last for one in idle) + 1
    return 0


def carried(
    scan: Scan, reading: Reading, previous: Previous
) -> tuple[Mapping[str, Fact], tuple[Doubt, ...]]:
    """The old facts with the new ones put in their place, and what of them is in doubt."""
    facts = mirrored(scan, _old(previous))
    facts.pop(SUBJECT, None)
    old_role = facts["role"].value if "role" in facts else None
    under = _claimed(scan, previous)
    new = {**reading.facts, **{fact.name: fact for fact in under.facts}}
    new |= _answers(scan, reading, previous, new)
    if "country" in facts and "country" in new and new["country"].value == HOME:
        # Somebody stays at home: Finland is no new destination of a mobility from there.
        new = {name: fact for name, fact in new.items() if name not in {"country", "destination"}}
    new = _as_changed(scan, _combined(scan, new, facts), previous)
    new = dated_like(_as_category(new, previous), facts)
    new, doubts = relative_length(scan, new, facts)
    doubts += tuple(one for one in under.doubts if one.readings)
    doubted = [doubt.input for doubt in (*reading.doubts, *doubts)]
    elsewhere = [name for option in reading.alternatives for name in option]
    for name in [*new, *doubted, *elsewhere]:
        for obsolete in _REPLACES.get(name, ()):
            if not (obsolete == "days" and name == "months" and "days" in new):
                facts.pop(obsolete, None)
        facts.pop(name, None)
    if "role" not in new and "activity" in new and not new["activity"].assumed:
        facts["role"] = _from(new["activity"], "role", "student")
    role = new.get("role")
    if role and "activity" not in new and role.value != old_role:
        facts.pop("activity", None)  # studies mean nothing for staff, teaching nothing for students
    if new.get("green_travel") and new["green_travel"].value is False:
        facts.pop("green_travel_days", None)
    return {**facts, **new}, doubts


def _as_category(new: dict[str, Fact], previous: Previous) -> dict[str, Fact]:
    """Whom money is moved to, where only who they are is said, as in "and for staff?"."""
    said = {"from_category", "to_category"} & set(new)
    if previous.calls[0].name != "budget-transfer" or said or "role" not in new:
        return new
    role = new["role"]
    return {**new, "to_category": _from(role, "to_category", f"{role.value}_mobility")}


def _combined(scan: Scan, new: dict[str, Fact], old: Mapping[str, Fact]) -> dict[str, Fact]:
    """The activity made a combined one, as "and if it is combined with training?" asks."""
    said = scan.find("activity.combined")
    if not said or "activity" not in old:
        return new
    text = scan.original[said[0].start : said[0].end]
    return {**new, "activity": Fact("activity", "combined", text, said[0].start, said[0].end)}


def _as_changed(scan: Scan, facts: dict[str, Fact], previous: Previous) -> dict[str, Fact]:
    """A stay that "would" end on a day ends then; that it did is a change, of students only.

    A new end after words of coming home early is the day of that.
    """
    if _came_early(scan, previous) and "end" in facts and "start" not in facts:
        others = {name: fact for name, fact in facts.items() if name != "end"}
        return {**others, "realised_end": replace(facts["end"], name="realised_end")}
    day = facts.get("realised_end")
    if day is None or "end" in facts or previous.calls[0].name == "changed-mobility":
        return facts
    if previous.calls[0].name == "student-long" and not scan.has("hypothetical"):
        return facts
    others = {name: fact for name, fact in facts.items() if name != "realised_end"}
    return {**others, "end": replace(day, name="end")}


def _came_early(scan: Scan, previous: Previous) -> bool:
    """Whether the turn before told of a change, and this one is no mere thought."""
    if previous.calls[0].name != "student-long" or scan.has("hypothetical"):
        return False
    return scan_of(previous.question, previous.language).has("topic.changed-mobility")


def _old(previous: Previous) -> dict[str, Fact]:
    facts = dict(previous.facts)
    for call in previous.calls[:1]:
        for name, value in call.args.items():
            facts.setdefault(name, Fact(name, value, "", 0, 0))
        if call.name in MOBILITY:
            role = "staff" if call.name == "staff" else "student"
            facts.setdefault("role", Fact("role", role, "", 0, 0))
    if len(previous.calls) > 1:  # what the calls differ in is theirs, not the case's
        shared = {
            name
            for name in facts
            if len({str(call.args.get(name)) for call in previous.calls}) == 1
        }
        facts = {name: fact for name, fact in facts.items() if name in shared}
    return facts


def _answers(
    scan: Scan, reading: Reading, previous: Previous, new: Mapping[str, Fact]
) -> dict[str, Fact]:
    """What a bare yes, no, number or date answers: the only open question it can be for."""
    open_inputs = [
        name
        for name in previous.missing
        if name not in new and name not in {doubt.input for doubt in reading.doubts}
    ]
    answers = dict(_yes_no(scan, [name for name in open_inputs if name in _YES_NO_INPUTS]))
    rest = [name for name in open_inputs if name not in _YES_NO_INPUTS]
    days = [loose for loose in reading.loose if isinstance(loose.value, date)]
    dated = [name for name in rest if name in {"start", "end"}]
    if len(days) == len(dated):
        answers |= {name: _loose(name, day) for name, day in zip(dated, days, strict=True)}
    numbers = [loose for loose in reading.loose if not isinstance(loose.value, date)]
    counted = [name for name in rest if name not in {"start", "end", "country", "activity"}]
    if len(numbers) == len(counted) == 1:
        answers[counted[0]] = _loose(counted[0], numbers[0])
    return answers


def _yes_no(scan: Scan, open_inputs: list[str]) -> Mapping[str, Fact]:
    answer = _answer(scan)
    if answer is None or not open_inputs:
        return {}
    # "No" to two questions denies both; "yes" to two may mean either.
    if answer and len(open_inputs) > 1:
        return {}
    several = len(open_inputs) > 1
    word = scan.tokens[0]
    text = scan.original[word.start : word.end]
    return {
        name: Fact(name, answer, text, word.start, word.end, assumed=several)
        for name in open_inputs
    }


def _answer(scan: Scan) -> bool | None:
    """The yes or no with which a turn begins, if it stands for itself; "no and no" is a no."""
    if not scan.tokens:
        return None
    for concept, value in (("answer.none", False), ("answer.no", False), ("answer.yes", True)):
        matches = scan.find(concept)
        if not matches or matches[0].first != 0:
            continue
        rest = scan.text[matches[0].end :].lstrip()
        joined = scan.find("join.and", "join.but")
        goes_on = any(one.first == matches[0].last + 1 for one in joined)
        if not rest or rest[0] in ",.!;" or goes_on or (not value and _only_denies(scan)):
            return value
    return None


def _only_denies(scan: Scan) -> bool:
    known = {
        index
        for match in scan.find("answer.none", "answer.no", "join.and")
        for index in range(match.first, match.last + 1)
    }
    return len(known) == len(scan.tokens)


def _claimed(scan: Scan, previous: Previous) -> Findings:
    """The numbers of the turn as inputs of the last calculator, if it has a subject of its own."""
    subject = subject_of(previous.calls[0].name)
    return claimed_under(scan, subject) if subject else Findings()


def under_subject(scan: Scan, subject: Subject) -> Mapping[str, Fact]:
    """The numbers of a turn as inputs of a subject that an earlier one named."""
    return {fact.name: fact for fact in claimed_under(scan, subject).facts}


def claimed_under(scan: Scan, subject: Subject) -> Findings:
    """The same with the doubts about them."""
    claimed, _ = claim(scan, quantities(scan, dates(scan)), subject)
    return claimed


def spoken_of(scan: Scan) -> Mapping[str, Fact]:
    """The subject of a question that the documents answer, kept for the figure asked next."""
    named = subjects(scan)
    return {SUBJECT: Fact(SUBJECT, named[0].name, "", 0, 0)} if named else {}


def last_subject(previous: Previous) -> Subject | None:
    """The subject that the last turn left with `spoken_of`."""
    fact = previous.facts.get(SUBJECT)
    return subject_of(str(fact.value)) if fact else None


def _is_cue_only(scan: Scan, asked: tuple[Part, ...]) -> bool:
    """Whether only the cue itself looks like a question about a rule, as in "what if by train"."""
    cues = [one for one in scan.find("follow_up") if one.first == opening(scan)]
    if not cues:
        return False
    rules = [part for part in asked if part.asks == "rule"]
    return len(rules) == 1 and rules[0].start == 0 and not _verb_question(scan, cues[0].last + 1)


def _verb_question(scan: Scan, index: int) -> bool:
    return any(match.first == index for match in scan.find("ask.policy"))


def _whole_case(reading: Reading) -> bool:
    """Whether a turn without any cue tells a case of its own: where to, and when or how long."""
    when = {"start", "months", "weeks", "days"} & set(reading.facts)
    return (
        "country" in reading.facts
        and bool(when)
        and bool({"role", "activity"} & set(reading.facts))
    )


def _loose(name: str, loose: Loose) -> Fact:
    value = loose.value
    if (
        not isinstance(value, bool | str | int | date | tuple)
        and value == value.to_integral_value()
    ):
        value = int(value)
    return Fact(name, value, loose.text, loose.start, loose.end)


def _from(fact: Fact, name: str, value: str) -> Fact:
    return Fact(name, value, fact.text, fact.start, fact.end)
