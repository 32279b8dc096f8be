"""The parts of the assistant, each evaluated by itself on the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from evals.abstention import Abstention, abstention
from evals.questions import Question, Source
from evals.retrieval import Found, Search, once_each, retrieval
from evals.understanding import Understanding, understanding

if TYPE_CHECKING:
    from assistant import Assistant
    from corpus import Language

Component: TypeAlias = Literal["retrieval", "parts", "understanding", "abstention"]
"""What can be evaluated alone; `parts` is the search with each of its parts switched off."""

WHOLE = "everything"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Components:
    """What each part alone scored; `parts` is empty where it was not asked for."""

    understanding: Understanding
    abstention: Abstention
    parts: Mapping[str, Found]


def evaluate_components(
    questions: Sequence[Question], assistant: "Assistant", whole: Found, *, with_parts: bool
) -> Components:
    """Evaluate each part; `whole` is what the whole search found."""
    return Components(
        understanding(questions, assistant.understand),
        weighed(questions, assistant),
        {WHOLE: whole, **without_each_part(questions, assistant)} if with_parts else {},
    )


def weighed(questions: Sequence[Question], assistant: "Assistant") -> Abstention:
    """Abstention alone, by the assistant's own evidence."""

    def evidence(question: str, language: str) -> float:
        return assistant.evidence(question, cast("Language", language))

    return abstention(questions, evidence)


def own_search(assistant: "Assistant", without: frozenset[str] = _NONE) -> Search:
    """The assistant's own search, as sections in the order in which they were found."""

    def search(query: str, language: str, k: int) -> Sequence[Source]:
        hits = assistant.search(query, cast("Language", language), k, without=without)
        found = [Source(document=h.passage.document, section=h.passage.section) for h in hits]
        return once_each(found)

    return search


def without_each_part(questions: Sequence[Question], assistant: "Assistant") -> dict[str, Found]:
    """Retrieval with one part of the search switched off at a time."""
    from corpus import PARTS

    return {
        f"without {part}": retrieval(questions, own_search(assistant, frozenset({part})))
        for part in PARTS
    }
