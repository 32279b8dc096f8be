"""An answer in a language model's words, once verified, with what code always adds to it."""

from assistant.model.talk import Talk
from assistant.model.wording import worded
from assistant.replies.calculation import tell_results, tell_working
from assistant.replies.refusal import tell_refusal
from assistant.turn import Turn
from calculator import Calculation, Ineligible


def tell_prose(turn: Turn, talk: Talk) -> None:
    """Add the model's words, then each calculation's working and what is refused.

    The results of a calculation are told too where there is a yes or no among them, since nothing
    binds the words to that.

    Raises `ModelFailed` where the words do not verify.
    """
    prose = worded(turn, talk)
    turn.citations = prose.citations
    turn.paragraphs = list(prose.paragraphs)
    turn.is_worded = True
    for finding in turn.findings:
        match finding.outcome:
            case Calculation() as calculation:
                if any(isinstance(result.value, bool) for result in calculation.results):
                    tell_results(turn, calculation)
                tell_working(turn, finding, calculation)
            case Ineligible() as refusal:
                tell_refusal(turn, refusal)
            case _:
                pass
