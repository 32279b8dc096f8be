"""The model's draft, verified; repaired once where it did not verify."""

from collections.abc import Sequence

from assistant.cleaning import clean
from assistant.model.errors import ModelFailed
from assistant.model.materials import Materials, gather
from assistant.model.prompts import fenced, prompt
from assistant.model.prose import Prose, Rejected, render
from assistant.model.talk import Talk
from assistant.model.verifier import Fault
from assistant.redaction import redacted
from assistant.turn import Turn


def worded(turn: Turn, talk: Talk) -> Prose:
    """The draft as verified prose; raises `ModelFailed` where it cannot be had."""
    materials = gather(turn.findings, turn.language)
    try:
        return _rendered(turn, turn.draft, materials)
    except Rejected as rejected:
        talk.tell(f"{prompt('repair')}\n\n{_reasons(rejected.reasons)}")
    repaired = clean(talk.reply().text)
    talk.repairs += 1
    try:
        return _rendered(turn, repaired, materials)
    except Rejected as rejected:
        codes = dict.fromkeys(fault.code for fault in rejected.reasons)
        raise ModelFailed("rejected", ", ".join(codes)) from None


def _rendered(turn: Turn, draft: str, materials: Materials) -> Prose:
    return render(draft, materials, turn.language, redacted(turn.question))


def _reasons(faults: Sequence[Fault]) -> str:
    return fenced("faults", [fault.text for fault in faults])
