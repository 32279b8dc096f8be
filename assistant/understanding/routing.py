"""Routes a question: to calculators, to the documents, to both, or back to the person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.understanding.arguments import call, doubts_for, is_complete
from assistant.understanding.claims import counted_in, is_bare_count
from assistant.understanding.fact import Doubt, Fact, Reading
from assistant.understanding.follow_up import (
    BARE,
    asks_again,
    carried,
    claimed_under,
    goes_on,
    has_cue,
    last_subject,
    spoken_of,
    under_subject,
)
from assistant.understanding.intent import SUBJECT, Call, Intent, Kind, Previous, remembered
from assistant.understanding.lexicon import Language
from assistant.understanding.others import is_elsewhere, is_of_others
from assistant.understanding.parts import Part, parts
from assistant.understanding.reading import read
from assistant.understanding.scan import Scan, scan
from assistant.understanding.several import cases
from assistant.understanding.side_by_side import side_by_side
from assistant.understanding.subjects import Subject, subject_of, subjects
from assistant.understanding.topics import MOBILITY, mobility, named_topic, stay_days

_LONGEST_EXPLAIN = 12  # words
_LONGEST_ASIDE = 6  # words
_LONGEST_SHORT = 30  # days
_LONGEST_STAFF = 60  # days; a longer stay is a student's
_WHEN = frozenset({"start", "end", "months", "days", "weeks"})
_DETAILS = frozenset({"children", "green_travel", "travel_days", "green_travel_days"})
_TRAVELLER = frozenset({"role", "activity", "short", "bip", "blended", "doctoral"})
_CASE = frozenset({"country", "destination"})
_REALISED = frozenset({"realised_start", "realised_end"})
_MEASURES = ("start", "end", "days", "distance_km")  # what a bare number may be meant to change
_ONLY_DISTANCE = ("distance_km",)


def route(text: str, language: Language, reading: Reading, previous: Previous | None) -> Intent:
    """What a question wants, given what was read of it and what the last turn was about."""
    question = scan(text, language)
    asked = parts(question)
    if _is_smalltalk(question):
        return Intent("smalltalk")
    if previous is not None and _asks_why(question, reading):
        if previous.calls and not previous.aside:
            topic = previous.calls[0].name
            return Intent("explain", previous.calls, topic=topic, facts=previous.facts)
        if previous.rule:
            return Intent("explain", policy=previous.rule, topic="documents")
    reading = side_by_side(question, reading)
    if previous is not None and goes_on(question, asked, reading, previous):
        continued = _continued(question, reading, previous)
        again = asks_again(question, previous) or bool(previous.missing)
        if not _passes_over(reading, previous, continued, asks_again=again):
            return continued
    if is_elsewhere(question, reading):
        return Intent("out_of_scope", policy=question.original.strip())
    if previous is not None and has_cue(question):
        reading = _of_the_same_traveller(reading, previous)
    if previous is not None and not previous.calls and _only_tells(asked, reading):
        reading = _added_to(reading, previous)
    calls, doubts = _calls(question, asked, reading)
    if previous is not None and (not calls or doubts_for(calls, doubts)):
        whole = _as_one(question, reading, previous)
        if whole and whole.calls and (not calls or not whole.doubts):
            return whole
    if not calls and previous is not None:
        calls, doubts, reading = _under_last_subject(question, asked, reading, previous)
    policy = _policy_text(question, asked)
    if calls:
        kind: Kind = "both" if policy else "calculate"
        doubts = doubts_for(calls, doubts + _third_dates(reading, calls))
        optional = bool(policy) and not (
            any(part.asks == "figure" for part in asked) or question.has("ask.length", "ask.date")
        )
        if optional and doubts:
            return Intent("policy", policy=question.original.strip(), topic="documents")
        one = Intent(kind, calls, policy, calls[0].name, reading.facts, doubts, optional)
        return _of_each_case(question, asked, one) or one
    if previous is not None and previous.rule and _goes_on_about_rules(question):
        asked_before = f"{previous.rule} {question.original.strip()}"
        return Intent("policy", policy=asked_before, topic="documents", facts=previous.facts)
    return Intent(
        "policy",
        policy=question.original.strip(),
        topic="documents",
        facts={**reading.facts, **spoken_of(question)},
    )


def _of_each_case(question: Scan, asked: tuple[Part, ...], one: Intent) -> Intent | None:
    """The calculations of each of several cases, where one reading of the whole misses some."""
    found: list[Intent] = []
    for text in cases(question, asked):
        before = remembered(found[-1], (), question.language) if found else None
        found.append(route(text, question.language, read(text, question.language), before))
    calls = tuple(call for intent in found for call in intent.calls)
    other = {call.name for call in calls} > {call.name for call in one.calls}
    if not found or not all(intent.calls for intent in found) or not (one.doubts or other):
        return None
    doubts = tuple(doubt for intent in found for doubt in intent.doubts)
    return None if len(doubts) > len(one.doubts) else replace(one, calls=calls, doubts=doubts)


def _continued(question: Scan, reading: Reading, previous: Previous) -> Intent:
    facts, relative = carried(question, reading, previous)
    before = [one.name for one in previous.calls]
    calls: tuple[Call, ...]
    if before[0] == "student-long" and "realised_end" in facts:
        calls = (call("changed-mobility", facts),)
    elif before[0] in MOBILITY or (before[0] in BARE and question.has("grant_word", "ask.amount")):
        calls = _mobility_calls(facts, reading.alternatives)
    elif before[0] == "country" and (listed := _listed_countries(reading)):
        calls = tuple(call("country", {**facts, "country": one}) for one in listed)
        reading = replace(reading, doubts=())
    elif reading.alternatives:
        calls = tuple(call(before[0], {**facts, **option}) for option in reading.alternatives)
    else:
        calls = (call(before[0], facts),)
    if len(previous.calls) > 1 and not reading.alternatives and not _CASE & set(reading.facts):
        calls = tuple(_with_old_places(calls[0], old) for old in previous.calls)
    unplaced = _unplaced(reading, facts)
    calls = tuple(_without(one, {doubt.input for doubt in unplaced}) for one in calls)
    if calls == previous.calls and not unplaced and not relative:
        calls, unplaced = _with_bare_number(reading, calls)
        facts = {**facts, **_changed(calls, previous)}
    doubts = reading.doubts + relative + unplaced
    return Intent("calculate", calls, "", calls[0].name, facts, doubts_for(calls, doubts))


def _passes_over(
    reading: Reading, previous: Previous, continued: Intent, *, asks_again: bool
) -> bool:
    """Whether a turn says something new, and yet the same would be calculated again."""
    new = any(
        name not in previous.facts or previous.facts[name].value != fact.value
        for name, fact in reading.facts.items()
    )
    unheard = not (set(reading.facts) - {"role"} or reading.loose or asks_again)
    return (new or unheard) and continued.calls == previous.calls and not continued.doubts


def _listed_countries(reading: Reading) -> tuple[Fact, ...]:
    """Several countries of which the rates are asked, one after another."""
    return tuple(
        Fact("country", code, doubt.text, doubt.start, doubt.end)
        for doubt in reading.doubts
        if (doubt.input, doubt.why) == ("country", "two-values")
        for code in doubt.readings
    )


def _with_bare_number(
    reading: Reading, calls: tuple[Call, ...]
) -> tuple[tuple[Call, ...], tuple[Doubt, ...]]:
    """A bare number that changes nothing yet is of the only count there is, or is asked about."""
    numbers = [one for one in reading.loose if not isinstance(one.value, date) and not one.unit]
    if not numbers:
        return calls, ()
    number = numbers[0]
    measures = tuple(name for name in _MEASURES if name in calls[0].args)
    counts = _counts(calls[0]) or (measures if measures == _ONLY_DISTANCE else ())
    if len(counts) == len(numbers) == 1 and isinstance(number.value, int | Decimal):
        value = int(number.value) if number.value == int(number.value) else number.value
        return tuple(replace(one, args={**one.args, counts[0]: value}) for one in calls), ()
    return calls, tuple(
        Doubt(name, (), number.text, number.start, number.end, "which-one")
        for name in counts or measures
    )


def _counts(one: Call) -> tuple[str, ...]:
    """The inputs of a call that a bare number may be of: those given, else all of its subject."""
    given = tuple(
        name
        for name, value in one.args.items()
        if isinstance(value, int | Decimal) and not isinstance(value, bool)
    )
    return tuple(filter(is_bare_count, given)) or counted_in(one.name)


def _changed(calls: tuple[Call, ...], previous: Previous) -> Mapping[str, Fact]:
    before = previous.calls[0].args
    return {
        name: Fact(name, value, "", 0, 0)
        for name, value in calls[0].args.items()
        if value != before.get(name)
    }


def _without(one: Call, inputs: set[str]) -> Call:
    return replace(one, args={name: v for name, v in one.args.items() if name not in inputs})


def _of_the_same_traveller(reading: Reading, previous: Previous) -> Reading:
    """Who and what an earlier turn was about, where a turn that goes on from it does not say."""
    if _TRAVELLER & _said(reading):
        return reading
    kept = {
        name: fact
        for name, fact in previous.facts.items()
        if name in _TRAVELLER and fact.value != "conference"
    }
    return replace(reading, facts={**reading.facts, **kept})


def _only_tells(asked: tuple[Part, ...], reading: Reading) -> bool:
    """Whether a turn asks nothing by itself but adds to what was told before."""
    return all(part.asks == "tells" for part in asked) and bool(reading.facts or reading.loose)


def _added_to(reading: Reading, previous: Previous) -> Reading:
    """What was told before and now together; what is told twice, and differently, is in doubt."""
    twice = tuple(
        Doubt(name, (previous.facts[name].value, fact.value), fact.text, *place, "two-values")
        for name, fact in reading.facts.items()
        if name in previous.facts and previous.facts[name].value != fact.value
        for place in [(fact.start, fact.end)]
    )
    facts = {**previous.facts, **reading.facts}
    facts = {name: fact for name, fact in facts.items() if name not in {one.input for one in twice}}
    return replace(reading, facts=facts, doubts=(*reading.doubts, *twice))


def _as_one(question: Scan, reading: Reading, previous: Previous) -> Intent | None:
    """What a turn wants when read as one with the half sentence before it: "I go to Spain"."""
    if previous.calls or not previous.question or _CASE & _said(reading) & set(previous.facts):
        return None
    before = scan(previous.question, previous.language)
    if any(part.asks != "tells" for part in parts(before)):
        return None
    text = f"{before.original}; {question.original}"
    whole = read(text, question.language)
    told = _said(whole)
    older = {
        name: fact
        for name, fact in previous.facts.items()
        if name not in told and name != SUBJECT and fact.text not in before.original
    }
    whole = replace(whole, facts={**older, **whole.facts})
    return route(text, question.language, whole, None)


def _goes_on_about_rules(question: Scan) -> bool:
    """Whether a question to the documents says too little by itself, as "and for staff?" does."""
    return has_cue(question) and len(question.tokens) <= _LONGEST_ASIDE


def _unplaced(reading: Reading, facts: Mapping[str, Fact]) -> tuple[Doubt, ...]:
    """A date in a change of the case that may be its start or its end: asked, not passed over."""
    known = {fact.value for fact in facts.values()}
    return tuple(
        Doubt(name, (), one.text, one.start, one.end, "which-one")
        for one in reading.loose
        if isinstance(one.value, date) and one.value not in known
        for name in ("start", "end")
    )


def _third_dates(reading: Reading, calls: tuple[Call, ...]) -> tuple[Doubt, ...]:
    """A date beside the start and the end of a stay may be another end: asked, not passed over."""
    if calls[0].name not in MOBILITY or not {"start", "end"} <= set(calls[0].args):
        return ()
    start = calls[0].args["start"]
    later = tuple(
        one
        for one in reading.loose
        if isinstance(one.value, date) and isinstance(start, date) and one.value > start
    )
    return _unplaced(replace(reading, loose=later), reading.facts)[1:2]


def _under_last_subject(
    question: Scan, asked: tuple[Part, ...], reading: Reading, previous: Previous
) -> tuple[tuple[Call, ...], tuple[Doubt, ...], Reading]:
    """A figure asked under the subject whose rules the last turn asked about."""
    subject = last_subject(previous) or _running(question, previous)
    asks_figure = any(part.asks == "figure" for part in asked)
    if subject is None or not (asks_figure or _only_tells(asked, reading)):
        return (), (), reading
    claimed = claimed_under(question, subject)
    facts = {**reading.facts, **{fact.name: fact for fact in claimed.facts}}
    if not subject.is_case(facts):
        return (), (), reading
    reading = replace(reading, facts=facts, doubts=(*reading.doubts, *claimed.doubts))
    return _for_each(subject.name, reading), reading.doubts, reading


def _running(question: Scan, previous: Previous) -> Subject | None:
    """The subject just calculated, where a turn tells a new case of it and names no other."""
    subject = subject_of(previous.calls[0].name) if previous.calls else None
    if subject is None or subjects(question) or question.has("ask.count"):
        return None
    return subject if subject.inputs & set(under_subject(question, subject)) else None


def _with_old_places(new: Call, old: Call) -> Call:
    """The changed case for one of several countries compared before."""
    places = {name: value for name, value in old.args.items() if name in _CASE}
    return replace(new, args={**places, **new.args})


def _calls(
    question: Scan, asked: tuple[Part, ...], reading: Reading
) -> tuple[tuple[Call, ...], tuple[Doubt, ...]]:
    """The calculators that a question by itself needs, and its doubts."""
    facts, said = reading.facts, _said(reading)
    rules = [part for part in asked if part.asks == "rule"]
    figure = any(part.asks == "figure" for part in asked)
    if rules and not figure and said & _CASE and _asks_rate(question, reading, stated=True):
        return _for_each("country", reading), reading.doubts  # "do you really get 500 a month?"
    topic = named_topic(question, said, told_to_compute=question.has("ask.compute"))
    if is_of_others(question, asked, reading, topic):
        return (), reading.doubts
    asks_length = question.has("ask.length")
    if rules and (len(rules) == len(asked) or not (figure or asks_length)):
        return _beside_a_rule(question, reading, topic), reading.doubts
    where, when = bool(said & _CASE), bool(said & _WHEN)
    if where and _asks_rate(question, reading):
        return _for_each("country", reading), reading.doubts
    asks_topic = figure or asks_length or not rules
    if topic and asks_topic and not (when and _is_detail(question, topic, said)):
        return _for_each(topic, reading), reading.doubts
    counted = next((one for one in subjects(question) if one.counts is not None), None)
    if counted is not None and question.has("ask.count"):
        enough = bool(said & set(counted.counts or ()))
        return (_for_each(counted.name, reading) if enough else ()), reading.doubts
    if question.has("ask.count") and not question.has("ask.amount", "grant_word"):
        return (), reading.doubts  # "how many teachers went to Spain" is of no grant
    mover = _mover(said)
    told = when if _is_dated(reading) else mover or (when and question.has("grant_word"))
    tells_case = where and not rules and told and (when or bool(said & _DETAILS))
    if (figure and where) or tells_case or (figure and when and mover):
        return _mobility_calls(facts, reading.alternatives), reading.doubts + _who(reading)
    return (), reading.doubts


def _beside_a_rule(question: Scan, reading: Reading, topic: str | None) -> tuple[Call, ...]:
    """What is worked out beside a rule: whether a length is enough, a last day, a whole case."""
    facts = reading.facts
    if question.has("topic.duration", "enough") and {"start", "end"} <= set(facts):
        return (call("duration", facts),)
    subject = subject_of(topic) if topic else None
    if subject is None:
        return ()
    made = _for_each(subject.name, reading)
    asks_day = question.has("ask.date") and any(
        isinstance(facts[name].value, date) for name in subject.inputs if name in facts
    )
    return made if asks_day or all(one.args and is_complete(one) for one in made) else ()


def _asks_rate(question: Scan, reading: Reading, *, stated: bool = False) -> bool:
    """Whether a rate as printed is asked: of no length, or of the band that a length only names.

    `stated` looks for a rate that somebody heard and wants confirmed.
    """
    if stated and not any(one.unit in {"eur", ""} for one in reading.loose):
        return False
    if not question.has("rate.monthly", "rate.daily") or {"start", "end"} & set(reading.facts):
        return False
    counted = any(name in {"months", "days", "weeks"} for name in _said(reading))
    return not counted or question.has("band")


def _is_detail(question: Scan, topic: str, said: set[str]) -> bool:
    """Whether the words of a topic only tell more of a mobility: travel grant, length, form."""
    if topic == "duration":
        asks_grant = question.has("ask.amount") and question.has("grant_word")
        return bool(said & _CASE) and (asks_grant or not question.has("ask.length", "ask.count"))
    if topic == "changed-mobility":  # interrupted for two days, instead of flying
        return bool(said & _CASE) and not said & _REALISED
    return topic == "travel-grant" or (topic == "bip-support" and bool(said & _DETAILS))


def _is_dated(reading: Reading) -> bool:
    """Whether when or how long is more than a vague word: a season or a month may mean anything."""
    told = {doubt.input for doubt in reading.doubts if doubt.why != "too-vague"}
    return bool((told | set(reading.facts)) & _WHEN)


def _said(reading: Reading) -> set[str]:
    """The inputs that a question speaks of: understood, doubted, or one of several."""
    said = set(reading.facts) | {doubt.input for doubt in reading.doubts}
    return said.union(*reading.alternatives)


def _mover(said: set[str]) -> bool:
    return bool(said & {"role", "activity", "short", "bip", "doctoral"})


def _for_each(name: str, reading: Reading) -> tuple[Call, ...]:
    options = reading.alternatives or ({},)
    return tuple(call(name, {**reading.facts, **option}) for option in options)


def _mobility_calls(
    facts: Mapping[str, Fact], alternatives: tuple[Mapping[str, Fact], ...]
) -> tuple[Call, ...]:
    return tuple(
        call(mobility(merged), merged)
        for option in alternatives or ({},)
        for merged in [{**facts, **option}]
    )


def _who(reading: Reading) -> tuple[Doubt, ...]:
    """Asked where nothing tells a student from staff and the stay is short enough for both."""
    said = _said(reading)
    length = stay_days(reading.facts)
    activity = reading.facts.get("activity")
    if activity and activity.assumed and length is not None and length <= _LONGEST_SHORT:
        said -= {"activity"}  # an exchange of days may be a teacher's as well
    if _mover(said) or "children" in said or length is None or length > _LONGEST_STAFF:
        return ()
    return (Doubt("role", ("student", "staff"), "", 0, 0, "which-one"),)


def _policy_text(question: Scan, asked: tuple[Part, ...]) -> str:
    rules = [
        question.original[part.start : part.end].strip() for part in asked if part.asks == "rule"
    ]
    return " ".join(rules)


def _asks_why(question: Scan, reading: Reading) -> bool:
    if len(question.tokens) > _LONGEST_EXPLAIN or _CASE & set(reading.facts):
        return False
    return question.has("explain") or _asks_of_a_figure(question)


def _asks_of_a_figure(question: Scan) -> bool:
    """Where does 275 come from."""
    return any(
        question.tokens[index].word.isdecimal()
        for one in question.find("explain.open")
        for two in question.find("explain.close")
        for index in range(one.last + 1, two.first)
    )


def _is_smalltalk(question: Scan) -> bool:
    if not question.has("smalltalk.sure"):
        return False
    covered = {
        index
        for match in question.find("smalltalk", "smalltalk.sure")
        for index in range(match.first, match.last + 1)
    }
    return len(covered) == len(question.tokens)
