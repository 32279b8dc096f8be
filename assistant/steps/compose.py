"""Put the outcomes into words, calculations before quotes."""

from assistant.house import House
from assistant.replies.calculation import tell_calculation
from assistant.replies.caveats import tell_caveats
from assistant.replies.premise import correct_premises
from assistant.replies.prose import tell_prose
from assistant.replies.question_back import ask_again, ask_for
from assistant.replies.quotes import list_nearest, tell_quotes
from assistant.replies.refusal import tell_refusal
from assistant.steps.decide import missing
from assistant.turn import Turn
from calculator import Calculation, Ineligible, InvalidInputs

_WORDED = frozenset({"answer", "calculate"})
"""The behaviours that a model may put into words; refusals and questions back are canned."""


def compose(turn: Turn, house: House) -> None:
    """Write the answer's paragraphs for the behaviour that was decided on."""
    correct_premises(turn)
    if turn.talk and turn.draft and turn.behaviour in _WORDED:
        tell_prose(turn, turn.talk)
    else:
        _tell_outcomes(turn, house)
    tell_caveats(turn)
    if turn.hits and house.index.notice:
        turn.caution("search_degraded")


def _tell_outcomes(turn: Turn, house: House) -> None:
    if turn.intent and turn.intent.kind == "explain":
        turn.say("explain-last")
    if asked := missing(turn):
        ask_for(turn, asked, turn.doubts)
    for finding in turn.findings:
        match finding.outcome:
            case Calculation() as calculation if not turn.missing:
                tell_calculation(turn, finding, calculation)
            case Ineligible() as refusal:
                tell_refusal(turn, refusal)
            case InvalidInputs() as invalid:
                ask_again(turn, invalid)
            case _:
                pass
    if turn.behaviour == "abstain":
        turn.say("nothing-found", contact=getattr(house.profile.contact, turn.language))
        list_nearest(turn)
    elif turn.is_answered:
        tell_quotes(turn)
