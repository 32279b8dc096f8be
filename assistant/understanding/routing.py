"""Routes a question: to calculators, to the documents, to both, or back to the person."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.understanding.arguments import call, doubts_for
from assistant.understanding.fact import Doubt, Fact, Reading
from assistant.understanding.follow_up import carried, goes_on
from assistant.understanding.intent import Call, Intent, Kind, Previous
from assistant.understanding.lexicon import Language
from assistant.understanding.parts import Part, parts
from assistant.understanding.scan import Scan, scan
from assistant.understanding.topics import MOBILITY, mobility, named_topic, stay_days

_LONGEST_EXPLAIN = 12  # words
_LONGEST_STAFF = 60  # days; a longer stay is a student's
_WHEN = frozenset({"start", "end", "months", "days", "weeks"})
_DETAILS = frozenset({"children", "green_travel", "travel_days", "green_travel_days"})
_CASE = frozenset({"country", "destination"})


def route(text: str, language: Language, reading: Reading, previous: Previous | None) -> Intent:
    """What a question wants, given what was read of it and what the last turn was about."""
    question = scan(text, language)
    asked = parts(question)
    if _is_smalltalk(question):
        return Intent("smalltalk")
    if previous is not None and previous.calls and _asks_why(question, reading):
        return Intent("explain", previous.calls, topic=previous.calls[0].name, facts=previous.facts)
    if previous is not None and goes_on(question, asked, reading, previous):
        return _continued(question, reading, previous)
    calls, doubts = _calls(question, asked, reading)
    policy = _policy_text(question, asked)
    if calls:
        kind: Kind = "both" if policy else "calculate"
        facts = reading.facts
        return Intent(kind, calls, policy, calls[0].name, facts, doubts_for(calls, doubts))
    if _is_elsewhere(question, reading):
        return Intent("out_of_scope", policy=question.original.strip())
    return Intent(
        "policy", policy=question.original.strip(), topic="documents", facts=reading.facts
    )


def _continued(question: Scan, reading: Reading, previous: Previous) -> Intent:
    facts = carried(question, reading, previous)
    before = [one.name for one in previous.calls]
    if before[0] in MOBILITY:
        calls = _mobility_calls(facts, reading.alternatives)
    elif reading.alternatives:
        calls = tuple(call(before[0], {**facts, **option}) for option in reading.alternatives)
    else:
        calls = (call(before[0], facts),)
    if len(previous.calls) > 1 and not reading.alternatives and not _CASE & set(reading.facts):
        calls = tuple(_with_old_places(calls[0], old) for old in previous.calls)
    return Intent("calculate", calls, "", calls[0].name, facts, doubts_for(calls, reading.doubts))


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
    where, when = bool(said & _CASE), bool(said & _WHEN)
    if rules and len(rules) == len(asked):
        # "Is 1.2.–31.3. long enough?" is worked out beside the rule.
        length = question.has("topic.duration", "enough") and {"start", "end"} <= set(facts)
        return (call("duration", facts),) if length else (), reading.doubts
    if where and not when and question.has("rate.monthly", "rate.daily"):
        return _for_each("country", reading), reading.doubts
    figure = any(part.asks == "figure" for part in asked)
    topic = named_topic(question, said, told_to_compute=question.has("ask.compute"))
    asks_topic = figure or question.has("ask.length")
    if topic and asks_topic and not (topic == "travel-grant" and when):
        return _for_each(topic, reading), reading.doubts
    told = when or (_mover(said) and bool(said & _DETAILS))
    tells_case = where and told and not rules
    if (figure and where) or tells_case or (figure and when and _mover(said)):
        return _mobility_calls(facts, reading.alternatives), reading.doubts + _who(reading)
    return (), reading.doubts


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
    said = set(reading.facts) | {doubt.input for doubt in reading.doubts}
    length = stay_days(reading.facts)
    if _mover(said) or "children" in said or length is None or length > _LONGEST_STAFF:
        return ()
    return (Doubt("role", ("student", "staff"), "", 0, 0, "which-one"),)


def _policy_text(question: Scan, asked: tuple[Part, ...]) -> str:
    rules = [
        question.original[part.start : part.end].strip() for part in asked if part.asks == "rule"
    ]
    return " ".join(rules)


def _asks_why(question: Scan, reading: Reading) -> bool:
    short = len(question.tokens) <= _LONGEST_EXPLAIN
    return short and question.has("explain") and not _CASE & set(reading.facts)


def _is_smalltalk(question: Scan) -> bool:
    if not question.has("smalltalk.sure"):
        return False
    covered = {
        index
        for match in question.find("smalltalk", "smalltalk.sure")
        for index in range(match.first, match.last + 1)
    }
    return len(covered) == len(question.tokens)


def _is_elsewhere(question: Scan, reading: Reading) -> bool:
    mobility_facts = set(reading.facts) - {"country", "destination", "origin"}
    return question.has("elsewhere") and not question.has("field") and not mobility_facts
