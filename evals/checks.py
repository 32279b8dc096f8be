"""Judges one answer against one question: a set of named checks, each passed, failed or not asked.

Every check says by itself when it applies, so that its rate has an honest denominator.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant import Answer, Calculation
from corpus import verify
from evals.diagnoses import DIAGNOSES
from evals.figures import unsourced
from evals.questions import Amount, Question
from evals.told import is_told, sources_of, told_by
from evals.verdicts import NOT_ASKED, Check, Verdict, settled_otherwise
from evals.wording import stands_in


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for a question: an answer, or the error that came instead."""

    question: Question
    answer: Answer | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The verdicts on one reply, and for each failed check what was wrong, in words."""

    question: Question
    behaviour: str
    verdicts: Mapping[str, Verdict]
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Say whether nothing that was asked for failed; an error is never a pass."""
        return not any(
            verdict is False for name, verdict in self.verdicts.items() if name not in DIAGNOSES
        )


def score(reply: Reply) -> Score:
    """Judge one reply; an error fails every question, whatever it asks for."""
    if reply.answer is None:
        return Score(reply.question, "error", {"no_error": False}, {"no_error": reply.error or ""})
    checks = {**CHECKS, **DIAGNOSES}
    judged = {name: check(reply.question, reply.answer) for name, check in checks.items()}
    return Score(
        reply.question,
        reply.answer.behaviour,
        {"no_error": True, **{name: verdict for name, (verdict, _) in judged.items()}},
        {name: fault for name, (verdict, fault) in judged.items() if verdict is False},
    )


def _behaviour(question: Question, answer: Answer) -> tuple[Verdict, str]:
    wanted = " or ".join((question.expect, *question.also))
    return answer.behaviour in question.accepted, f"{answer.behaviour} instead of {wanted}"


def _language(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if question.expect == "invalid":
        return NOT_ASKED
    return answer.language == question.language, f"answered in {answer.language}"


def _quotes(_: Question, answer: Answer) -> tuple[Verdict, str]:
    """Every quote and its context stand at their offsets in the stored document."""
    if not answer.citations:
        return NOT_ASKED
    wrong = [
        quoted
        for citation in answer.citations
        for start, end, quoted in (
            (citation.start, citation.end, citation.quote),
            *((piece.start, piece.end, piece.quote) for piece in citation.context),
        )
        if not verify(citation.document, start, end, quoted)
    ]
    return not wrong, f"not word for word: {'; '.join(wrong)}"


def _source(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if not question.sources or _rightly_says_nothing(question, answer):
        return NOT_ASKED
    cited = list(sources_of(answer))
    return (
        any(source in cited for source in question.sources),
        f"cites {', '.join(f'{c.document} {c.section}' for c in cited) or 'nothing'}",
    )


def _facts(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if not question.facts or _rightly_says_nothing(question, answer):
        return NOT_ASKED
    told = told_by(answer)
    untold = [fact.quote for fact in question.facts if not is_told(fact, told)]
    return not untold, f"does not tell: {'; '.join(untold)}"


def _amounts(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if not question.amounts or settled_otherwise(question, answer):
        return NOT_ASKED
    absent = [amount for amount in question.amounts if not _is_given(amount, answer)]
    return not absent, f"does not give {'; '.join(map(_shown, absent))}; gives {_given(answer)}"


def _no_wrong_amount(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """No headline in euros that the question does not expect; asked of every answer with one."""
    headlines = [c for c in answer.calculations if c.results and c.results[0].unit == "EUR"]
    if not headlines:
        return NOT_ASKED
    if "calculate" in question.accepted and not question.amounts:
        return NOT_ASKED
    wrong = [
        calculation
        for calculation in headlines
        if not any(_matches(amount, calculation) for amount in question.amounts)
    ]
    given = ", ".join(f"{c.results[0].value} EUR by {c.calculator}" for c in wrong)
    return not wrong, f"gives {given}"


def _asks_back(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if question.expect != "clarify":
        return NOT_ASKED
    return answer.behaviour in question.accepted, f"{answer.behaviour} without asking"


def _no_needless_question(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if "clarify" in question.accepted:
        return NOT_ASKED
    return answer.behaviour != "clarify", f"asks for {', '.join(answer.missing)}"


def _asks_for(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """All that is missing is asked for, and nothing that the question told."""
    if not question.missing or answer.behaviour != "clarify":
        return NOT_ASKED
    asked, wanted = set(answer.missing), set(question.missing)
    return asked == wanted, f"asks for {', '.join(sorted(asked)) or 'nothing'}"


def _refuses(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if question.expect != "ineligible":
        return NOT_ASKED
    return answer.behaviour in question.accepted, f"{answer.behaviour} instead of a refusal"


def _abstains(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if question.expect != "abstain":
        return NOT_ASKED
    return answer.behaviour in question.accepted, f"{answer.behaviour} to what nobody can know"


def _no_needless_abstention(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if "abstain" in question.accepted:
        return NOT_ASKED
    return answer.behaviour != "abstain", "says that the documents do not say"


def _figures(question: Question, answer: Answer) -> tuple[Verdict, str]:
    found = unsourced(answer, question.turns)
    return not found, f"figures without a source: {', '.join(found)}"


def _caveats(question: Question, answer: Answer) -> tuple[Verdict, str]:
    if not question.caveats:
        return NOT_ASKED
    given = {caveat.code for caveat in answer.caveats}
    absent = sorted(set(question.caveats) - given)
    return not absent, f"does not warn: {', '.join(absent)}"


def _must_not(question: Question, answer: Answer) -> tuple[Verdict, str]:
    """What must not be said is looked for in the answer's own words, not in its quotes."""
    if not question.must_not:
        return NOT_ASKED
    said = [wording for wording in question.must_not if stands_in(wording, answer.text)]
    return not said, f"says: {'; '.join(said)}"


CHECKS: Mapping[str, Check] = {
    "behaviour": _behaviour,
    "language": _language,
    "quotes": _quotes,
    "source": _source,
    "facts": _facts,
    "amounts": _amounts,
    "no_wrong_amount": _no_wrong_amount,
    "asks_back": _asks_back,
    "no_needless_question": _no_needless_question,
    "asks_for": _asks_for,
    "refuses": _refuses,
    "abstains": _abstains,
    "no_needless_abstention": _no_needless_abstention,
    "figures": _figures,
    "caveats": _caveats,
    "must_not": _must_not,
}
"""Checks that decide whether an answer passes; each has one reason to fail."""


def _rightly_says_nothing(question: Question, answer: Answer) -> bool:
    """Say whether asking back or abstaining is acceptable here, so that nothing has to be told."""
    return answer.behaviour in question.accepted - {"answer", "calculate", "ineligible"}


def _matches(amount: Amount, calculation: Calculation) -> bool:
    return amount.calculator == calculation.calculator and all(
        any(expected.is_same(result.value, result.unit) for result in calculation.results)
        for expected in amount.gives
    )


def _is_given(amount: Amount, answer: Answer) -> bool:
    return any(_matches(amount, calculation) for calculation in answer.calculations)


def _shown(amount: Amount) -> str:
    return ", ".join(f"{figure.value} {figure.unit}" for figure in amount.gives)


def _given(answer: Answer) -> str:
    results = [f"{r.value} {r.unit}" for c in answer.calculations for r in c.results]
    return ", ".join(results) or "no amount"
