"""The model's choice of tools: its calls go the way of all calls, and what it says last is a draft.

Nothing that a model writes reaches a tool unchecked: the inputs of a calculator are held against
what was said, and beside its searches stands that of the question itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from langchain_core.messages import ToolCall

from assistant.cleaning import clean
from assistant.model.cross_check import Checked, Said, cross_check
from assistant.model.materials import gather
from assistant.model.prompts import fenced, prompt
from assistant.model.talk import Talk
from assistant.redaction import redacted
from assistant.tools import SEARCH, SECTION, Outcome, Toolbox, tool_call
from assistant.turn import Finding, Turn
from assistant.understanding import (
    Call,
    Doubt,
    Intent,
    Previous,
    Reading,
    detect_language,
    doubts_for,
)
from calculator import Ineligible, InvalidInputs, Language, MissingInputs

_MOST_CALLS = 12
"""Calls that are carried out for one question; more come from a model that has lost its way."""
_LONGEST_QUERY = 400
_LOOK_UPS = {SEARCH: "query", SECTION: "passage"}
"""The tools that read the documents, and what each is told."""
_CARRIED_OUT = "carried out: see what was found"
_LANGUAGES: dict[Language, str] = {"fi": "Finnish", "en": "English", "sv": "Swedish"}


def consult(
    turn: Turn,
    intent: Intent,
    reading: Reading,
    toolbox: Callable[[Language], Toolbox],
    talk: Talk,
) -> None:
    """Leave the turn's findings, and a draft unless something has to be asked first.

    Raises `ModelFailed`.
    """
    work = _Consultation(turn, intent, reading, toolbox)
    talk.begin(prompt("instructions"), _question(turn))
    while not work.disputed:
        reply = talk.reply()
        if reply.tool_calls or reply.invalid_tool_calls:
            notes = [(call["id"] or "", work.carry_out(call)) for call in reply.tool_calls]
            broken = "not carried out: the arguments are no JSON"
            notes += [(call["id"] or "", broken) for call in reply.invalid_tool_calls]
            talk.return_calls(notes, work.shown())
        elif work.findings:
            turn.draft = clean(reply.text)
            break
        elif work.carry_out_choice_of_rules():
            talk.tell(prompt("found"), work.shown())
        else:
            break
    work.leave()


def _question(turn: Turn) -> str:
    """The question as data, with what a follow-up may refer to; without personal data."""
    asked: dict[str, object] = {
        "question": redacted(turn.question),
        "answer_in": _LANGUAGES[turn.language],
    }
    if before := turn.conversation.previous:
        asked["before"] = {
            "question": before.question,
            "calculators": [
                {"name": call.name, "inputs": dict(call.args)} for call in before.calls
            ],
            "asked_for": before.missing,
        }
    return fenced("question", asked)


@dataclass(slots=True)
class _Consultation:
    """What was found so far for one question, and what has to be asked.

    `disputed` is what the model reads otherwise than the rules: the question goes back at once.
    `invented` are the tools last called with inputs that nobody told: a model may call them again
    without, else these are asked too.
    """

    turn: Turn
    intent: Intent
    reading: Reading
    toolbox_of: Callable[[Language], Toolbox]
    findings: list[Finding] = field(default_factory=list)
    disputed: list[Doubt] = field(default_factory=list)
    invented: set[str] = field(default_factory=set)
    _done: set[str] = field(default_factory=set)

    @property
    def toolbox(self) -> Toolbox:
        """The tools in the language of the answer."""
        return self.toolbox_of(self.turn.language)

    def shown(self) -> str:
        """All findings as the model may see them."""
        return gather(self.findings, self.turn.language).as_data()

    def carry_out(self, call: ToolCall) -> str:
        """Carry one call of the model out; a note to the model on what came of it."""
        name = call["name"]
        written = json.dumps(call["args"], sort_keys=True, ensure_ascii=False, default=str)
        written = written.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates
        args, key = json.loads(written), f"{name} {written}"
        if key in self._done:
            return "not carried out again: see what was found"
        if len(self._done) >= _MOST_CALLS:
            return "not carried out: too many calls"
        self._done.add(key)
        if name in self.toolbox.calculators:
            return self._calculate(self.toolbox.calculators[name], args)
        if name in _LOOK_UPS:
            return self._look_up(name, args)
        return "not carried out: there is no such tool"

    def carry_out_choice_of_rules(self) -> bool:
        """Carry out what the rules would have called; whether that is enough for an answer."""
        self.findings = [Finding(call, self.toolbox.run(call)) for call in self.turn.calls]
        asks = any(isinstance(one.outcome, MissingInputs) for one in self.findings)
        return not (asks or self.intent.doubts)

    def leave(self) -> None:
        """Leave to the turn what was found and what has to be asked."""
        calls = tuple(
            Call(self.toolbox.calculators[finding.call["name"]], finding.call["args"])
            for finding in self.findings
            if finding.call["name"] in self.toolbox.calculators
        )
        read = (*self.intent.doubts, *self.reading.doubts)
        doubts = {doubt.input: doubt for doubt in (*doubts_for(calls, read), *self.disputed)}
        disputed = {doubt.input for doubt in self.disputed}  # only an explicit answer settles it
        facts = {name: fact for name, fact in self.intent.facts.items() if name not in disputed}
        turn = self.turn
        turn.intent = replace(self.intent, calls=calls, facts=facts, doubts=tuple(doubts.values()))
        turn.findings = self.findings
        turn.is_asked_back = bool(self.disputed or self.invented)
        used = dict.fromkeys(finding.call["name"] for finding in self.findings)
        turn.route = "+".join(("model", *used))

    def _calculate(self, name: str, args: dict[str, object]) -> str:
        said = Said(self.reading, self.intent, self.turn.conversation.previous or Previous())
        checked = cross_check(name, args, said)
        if checked.faults:
            return f"not carried out: {'; '.join(checked.faults)}"
        if any(call["name"] == SEARCH for call in self.turn.calls):
            self._search_as_asked()
        call = tool_call(checked.call.name, dict(checked.call.args))
        outcome = _asking(self.toolbox.run(call), checked)
        self.findings = [one for one in self.findings if not _is_attempt(one, call["name"])]
        self.findings.append(Finding(call, outcome))
        self.disputed += checked.disputed
        self.invented.discard(call["name"])
        if checked.unsaid:
            self.invented.add(call["name"])
            return f"not worked out, nobody has said: {', '.join(checked.unsaid)}"
        return _note(outcome)

    def _look_up(self, name: str, args: dict[str, object]) -> str:
        wanted = _LOOK_UPS[name]
        told = clean(str(args.get(wanted, "")))[:_LONGEST_QUERY]
        if not told or len(args) > 1:
            return f"not carried out: {name} takes {wanted} and nothing else"
        if name == SEARCH:
            self._search_as_asked()
            language = detect_language(told, self.turn.language) or self.turn.language
            self._look(name, {"query": told}, language)
        else:
            shown = gather(self.findings, self.turn.language).passages
            if told not in shown:
                return f"not carried out: there is no passage {told}"
            place = {"document": shown[told].document, "section": shown[told].section}
            self._look(name, place, self.turn.language)
        return _CARRIED_OUT

    def _look(self, name: str, args: Mapping[str, str], language: Language) -> None:
        call = ToolCall(name=name, args=dict(args), id=f"model-{name}", type="tool_call")
        self.findings.append(Finding(call, self.toolbox_of(language).run(call)))

    def _search_as_asked(self) -> None:
        """Search for the question itself, once: whether it can be answered is told from that."""
        if any(finding.call["name"] == SEARCH for finding in self.findings):
            return
        asked = [call for call in self.turn.calls if call["name"] == SEARCH]
        call = asked[0] if asked else tool_call(SEARCH, {"query": self.turn.question})
        self.findings.append(Finding(call, self.toolbox.run(call)))


def _asking(outcome: Outcome, checked: Checked) -> Outcome:
    """The outcome; missing inputs where the model has taken some that nobody told."""
    if not checked.unsaid:
        return outcome
    also = outcome.names if isinstance(outcome, MissingInputs) else ()
    names = tuple(dict.fromkeys((*checked.unsaid, *also)))
    return MissingInputs(names, checked.call.name)


def _is_attempt(finding: Finding, name: str) -> bool:
    """Whether it is a call of that calculator that could not be worked out."""
    failed = isinstance(finding.outcome, MissingInputs | InvalidInputs)
    return failed and finding.call["name"] == name


def _note(outcome: Outcome) -> str:
    match outcome:
        case MissingInputs():
            return f"not worked out, it also needs: {', '.join(outcome.names)}"
        case InvalidInputs():
            told = (f"{problem.input} ({problem.code})" for problem in outcome.problems)
            return f"not worked out: {', '.join(told)}"
        case Ineligible():
            return "refused by the rules: see what was found"
        case _:
            return _CARRIED_OUT
