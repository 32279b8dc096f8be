"""Understanding alone: what a question was taken to ask for, before anything is searched.

Judged are the calculators called and their inputs, against what the amounts of a question need,
and the inputs asked for, against what it says is missing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant import Understood
from evals.intervals import Rate, rates_of
from evals.parallel import in_parallel
from evals.questions import Amount, Question
from evals.sameness import is_same_input
from evals.verdicts import Verdict

Understand: TypeAlias = Callable[[Sequence[str]], Understood]
"""Takes the turns of a fresh conversation; says what the last is taken to ask for."""

NO_CALCULATOR = "none"
_RIGHT: Literal["right"] = "right"


@dataclass(frozen=True, slots=True)
class Input:
    """One input that a question tells: what it is, and how it was read."""

    name: str
    expected: str
    got: str
    outcome: Literal["right", "misread", "missed"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question: what was understood, and the verdicts on it."""

    question: Question
    understood: Understood
    inputs: tuple[Input, ...]
    verdicts: Mapping[str, Verdict]

    @property
    def route(self) -> str:
        """What kind of question it was taken for, without the calculators."""
        return self.understood.route.partition("+")[0] or NO_CALCULATOR

    @property
    def fault(self) -> str:
        """What was understood wrongly, in words; empty when nothing was."""
        wrong = [name for name, verdict in self.verdicts.items() if verdict is False]
        if not wrong:
            return ""
        read = [
            f"{i.name}: {i.got} instead of {i.expected}" for i in self.inputs if i.outcome != _RIGHT
        ]
        asks = f"asks for {', '.join(self.understood.missing)}" if "asks_for" in wrong else ""
        called = f"calls {', '.join(_called(self.understood)) or NO_CALCULATOR}"
        return "; ".join(filter(None, (", ".join(wrong), called, *read, asks)))


@dataclass(frozen=True, slots=True)
class Understanding:
    """All of it added up: rates by check and by input, and the confusions."""

    judged: tuple[Judged, ...]

    @property
    def rates(self) -> dict[str, Rate]:
        """How often each check held among the questions it applies to."""
        return rates_of(
            (name, verdict) for one in self.judged for name, verdict in one.verdicts.items()
        )

    @property
    def inputs(self) -> dict[str, Rate]:
        """How often each input was read right where a question tells it, most told first."""
        found = rates_of((i.name, i.outcome == _RIGHT) for one in self.judged for i in one.inputs)
        return dict(sorted(found.items(), key=lambda pair: -pair[1].of))

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many inputs were read right, misread, and missed."""
        return Counter(i.outcome for one in self.judged for i in one.inputs)

    @property
    def routes(self) -> Mapping[tuple[str, str], int]:
        """How often a question of which expected behaviour was taken for what."""
        return Counter((one.question.expect, one.route) for one in self.judged)

    @property
    def calculators(self) -> Mapping[tuple[str, str], int]:
        """How often a question for which calculator led to which."""
        return Counter(pair for one in self.judged for pair in _pairs(one))


def understanding(questions: Sequence[Question], understand: Understand) -> Understanding:
    """Have every question understood, and judge that."""

    def judged(question: Question) -> Judged:
        return judge(question, understand(question.turns))

    return Understanding(tuple(in_parallel(judged, questions)))


def judge(question: Question, understood: Understood) -> Judged:
    """Judge what one question was taken to ask for."""
    amounts = question.amounts if question.expect == "calculate" else ()
    inputs = tuple(i for amount in amounts for i in _inputs(amount, understood))
    wanted = _wanted(question)
    tools = None if wanted is None else wanted == set(_called(understood))
    read = all(i.outcome == _RIGHT for i in inputs) if amounts else None
    verdicts: dict[str, Verdict] = {
        "tools": tools,
        "inputs": read,
        "tool_call": bool(tools and read) if amounts else None,
    }
    if question.expect != "invalid":
        verdicts["language"] = understood.language == question.language
    if question.missing:
        verdicts["asks_for"] = set(understood.missing) == set(question.missing)
    return Judged(question, understood, inputs, verdicts)


def _wanted(question: Question) -> set[str] | None:
    """The calculators that a question needs; None where several ways are right."""
    if question.expect == "calculate":
        return {amount.calculator for amount in question.amounts}
    if question.accepted <= {"answer", "abstain", "invalid"}:
        return set()
    return None


def _called(understood: Understood) -> list[str]:
    """The calculators called, under their own names."""
    return [call["name"].replace("_", "-") for call in understood.calls]


def _inputs(amount: Amount, understood: Understood) -> tuple[Input, ...]:
    """The inputs of an amount as read by the call that comes nearest to it."""
    names = zip(_called(understood), understood.calls, strict=True)
    calls = [call["args"] for name, call in names if name == amount.calculator]
    read = [tuple(_compared(amount, arguments)) for arguments in calls or [{}]]
    return max(read, key=lambda inputs: sum(i.outcome == _RIGHT for i in inputs))


def _compared(amount: Amount, arguments: Mapping[str, object]) -> Iterator[Input]:
    for name, expected in amount.inputs.items():
        got = arguments.get(name)
        if got is None:
            yield Input(name, str(expected), "nothing", "missed")
        else:
            same = is_same_input(expected, got)
            yield Input(name, str(expected), str(got), _RIGHT if same else "misread")


def _pairs(one: Judged) -> Iterator[tuple[str, str]]:
    wanted = _wanted(one.question)
    if wanted is None:
        return
    called = set(_called(one.understood))
    yield from ((name, name) for name in wanted & called)
    for expected in sorted(wanted - called) or ([NO_CALCULATOR] if called - wanted else []):
        yield from ((expected, got) for got in sorted(called - wanted) or [NO_CALCULATOR])
