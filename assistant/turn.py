"""One question on its way to an answer: the context that every step reads and writes."""

from dataclasses import dataclass, field

from langchain.messages import ToolCall

from assistant.answer import Behaviour, Caveat, CaveatCode
from assistant.citations import Citations
from assistant.conversations import Conversation
from assistant.evidence import answers
from assistant.model.talk import Talk
from assistant.phrases import phrase
from assistant.tools import Outcome, is_by_rules
from assistant.understanding import Doubt, Intent, Premise, Reading
from calculator import Calculation, Ineligible, InvalidInputs, Language
from corpus import Hit


@dataclass(frozen=True, slots=True)
class Finding:
    """What one tool call led to."""

    call: ToolCall
    outcome: Outcome


@dataclass(slots=True)
class Turn:
    """A question, what was understood and found, and the answer as it takes shape.

    `talk` is the exchange with the language model where one takes part, `draft` its words before
    they are verified; `is_worded` says that the paragraphs are its words.
    """

    question: str
    conversation: Conversation
    citations: Citations
    language: Language
    premises: tuple[Premise, ...] = ()
    reading: Reading | None = None
    intent: Intent | None = None
    calls: list[ToolCall] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    behaviour: Behaviour = "answer"
    paragraphs: list[str] = field(default_factory=list)
    missing: tuple[str, ...] = ()
    caveats: dict[CaveatCode, Caveat] = field(default_factory=dict)
    route: str = ""
    timings: dict[str, float] = field(default_factory=dict)
    talk: Talk | None = None
    draft: str = ""
    is_asked_back: bool = False
    is_worded: bool = False

    @property
    def calculations(self) -> tuple[Calculation, ...]:
        """The calculations that were made, in order."""
        return tuple(
            finding.outcome for finding in self.findings if isinstance(finding.outcome, Calculation)
        )

    @property
    def traces(self) -> tuple[Calculation, ...]:
        """The calculations, and the working of those that could not be finished.

        While something is still to be asked, no calculation counts as made.
        """
        outcomes = [finding.outcome for finding in self.findings]
        unfinished = (
            outcome.trace for outcome in outcomes if isinstance(outcome, Ineligible | InvalidInputs)
        )
        made = () if self.missing else self.calculations
        return (*made, *(trace for trace in unfinished if trace))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages that the searches found, best first."""
        return tuple(
            hit
            for finding in self.findings
            if isinstance(finding.outcome, tuple)
            for hit in finding.outcome
        )

    @property
    def is_answered(self) -> bool:
        """Whether the documents answer what was searched for.

        The question itself must have been, and not what a model makes of it, unless it goes on
        from an earlier one and says too little alone.
        """
        return any(
            answers(str(finding.call["args"]["query"]), self.language, finding.outcome)
            for finding in self.findings
            if isinstance(finding.outcome, tuple)
            and (is_by_rules(finding.call) or self.conversation.previous)
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What was said but can be read in several ways, about inputs that matter here."""
        return self.intent.doubts if self.intent else ()

    @property
    def text(self) -> str:
        """The answer's own words so far."""
        return "\n\n".join(self.paragraphs)

    def say(self, code: str, **figures: object) -> None:
        """Add a paragraph in the answer's language."""
        self.paragraphs.append(phrase(code, self.language, **figures))

    def caution(self, code: CaveatCode, **figures: object) -> None:
        """Add a caveat, once."""
        text = phrase(f"caveat-{code}", self.language, **figures)
        self.caveats.setdefault(code, Caveat(code=code, text=text))
