"""An answer in a language model's words, once verified, with what code always adds to it."""

from collections.abc import Iterator, Set

from assistant.model.materials import gather
from assistant.model.slots import Slot
from assistant.model.talk import Talk
from assistant.model.wording import worded
from assistant.replies.calculation import tell_notes, tell_results, tell_understood
from assistant.replies.refusal import tell_refusal
from assistant.turn import Turn
from calculator import Calculation, Ineligible


def tell_prose(turn: Turn, talk: Talk) -> None:
    """Add the model's words, what was understood, what to take note of and what is refused.

    The results of a calculation are told too where the words leave its headline out, and where
    there is a yes or no among them, since nothing binds the words to that.

    Raises `ModelFailed` where the words do not verify.
    """
    prose = worded(turn, talk)
    turn.citations = prose.citations
    turn.paragraphs = list(prose.paragraphs)
    turn.is_worded = True
    headlines = iter(gather(turn.findings, turn.language).headlines)
    for finding in turn.findings:
        match finding.outcome:
            case Calculation() as calculation:
                if not _is_told(calculation, headlines, prose.used):
                    tell_results(turn, calculation)
                tell_understood(turn, finding, calculation)
                tell_notes(turn, calculation)
            case Ineligible() as refusal:
                tell_refusal(turn, refusal)
            case _:
                pass


def _is_told(calculation: Calculation, headlines: Iterator[Slot], used: Set[str]) -> bool:
    """Whether the words tell what came out: they use the headline, and there is no yes or no."""
    yes_or_no = [isinstance(result.value, bool) for result in calculation.results]
    headline = None if yes_or_no[0] else next(headlines)
    return headline is not None and headline.name in used and not any(yes_or_no)
