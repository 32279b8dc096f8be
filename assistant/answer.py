"""The answer: one model, the same on the command line, over HTTP, in files and on screens."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from calculator import Calculation, Language

Behaviour: TypeAlias = Literal["answer", "calculate", "clarify", "abstain", "ineligible", "invalid"]
"""The closed set of what an answer does."""

CaveatCode: TypeAlias = Literal[
    "outdated",
    "local_rule",
    "closed",
    "stale",
    "outside_period",
    "unofficial_summary",
    "ruling",
    "search_degraded",
    "without_model",
]
"""Why a reader should take care: each code has one sentence in each language."""

ConsultationOutcome: TypeAlias = Literal[
    "verified", "repaired", "rejected", "failed", "asked_back", "unworded"
]
"""The closed set of what becomes of a language model's part in an answer."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class ContextQuote(_Part):
    """A second verified span that a quote needs to be read, such as a table row's header."""

    quote: str
    start: int
    end: int


class Citation(_Part):
    """A verbatim piece of a document, with offsets in Unicode code points of the stored file.

    `page` is the printed page on which the section starts; None where the document has none.
    """

    marker: int
    document: str
    section: str
    title: str
    page: int | None
    quote: str
    context: tuple[ContextQuote, ...] = ()
    start: int
    end: int
    status: Literal["current", "outdated", "local"]


class Caveat(_Part):
    """One thing to take care of, in the answer's language."""

    code: CaveatCode
    text: str


class Consultation(_Part):
    """What a language model did for an answer, and what that took.

    `outcome` says whether its words were verified at once or once repaired, were rejected (the
    rules answered instead), whether it `failed` to do its part (so did they), whether it read the
    question otherwise than the rules (`asked_back`), or whether what was found needed none of its
    words (`unworded`). `reason` is a code; `prompts` the version of what it was told.
    """

    outcome: ConsultationOutcome
    reason: str = ""
    calls: int
    tokens: int
    prompts: str


class Answer(_Part):
    """What the assistant says to one question.

    `text` is Markdown in the answer's own words with citation markers such as [1]; amounts are
    strings, dates ISO 8601; `timings` are milliseconds by step. `mode` and `model` say whose
    words they are; `consultation` is None where no language model was asked.
    """

    id: str
    conversation_id: str
    language: Language
    behaviour: Behaviour
    text: str
    citations: tuple[Citation, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    missing: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    route: str
    mode: Literal["rules", "model"] = "rules"
    model: str | None = None
    consultation: Consultation | None = None
    timings: dict[str, float] = Field(default_factory=dict)
