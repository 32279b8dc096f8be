"""An answer as a text for an e-mail: the words, the corrected figures, the references."""

from collections.abc import Iterator, Sequence

from ui.chat.cases import is_corrected
from ui.chat.sources import place
from ui.client import Json
from ui.plain import plain
from ui.screen import Screen


def letter(screen: Screen, question: str, answer: Json, cases: Sequence[Json]) -> str:
    """The answer with its references; `cases` are its calculations as they are now corrected."""
    corrected = [
        now
        for calculation, now in zip(answer["calculations"], cases, strict=True)
        if is_corrected(calculation, now)
    ]
    parts = [
        *(_case(screen, case) for case in corrected),
        f"{screen.text('answer-to-question')}: {question}",
        plain(answer["text"]),
        *(caveat["text"] for caveat in answer["caveats"]),
        "\n\n".join(_references(screen, answer)),
        screen.text("edition"),
        *(f"{screen.text('receipt')}: {case['receipt']}" for case in cases if case["receipt"]),
    ]
    return "\n\n".join(part for part in parts if part)


def _case(screen: Screen, case: Json) -> str:
    results = (
        f"{one['label']}: {screen.quantity(one['value'], one['unit'])}" for one in case["results"]
    )
    steps = (_step(screen, step) for step in case["steps"])
    return "\n".join([f"{screen.text('corrected')}:", *results, "", *steps])


def _step(screen: Screen, step: Json) -> str:
    formula = f" ({step['formula']})" if step["formula"] else ""
    source = f" [{step['source']['section']}]" if step["source"] else ""
    return f"- {step['label']}{formula}: {screen.quantity(step['value'], step['unit'])}{source}"


def _references(screen: Screen, answer: Json) -> Iterator[str]:
    if answer["citations"]:
        yield f"{screen.text('sources')}:"
    for citation in answer["citations"]:
        quotes = [*(extra["quote"] for extra in citation["context"]), citation["quote"]]
        quoted = " / ".join(" ".join(quote.split()) for quote in quotes)
        yield f"[{citation['marker']}] {place(screen, citation)}: ”{quoted}”"
