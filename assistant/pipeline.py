"""The way of a question, as one visible list of steps over one context."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeAlias

from assistant.errors import Settled
from assistant.house import House
from assistant.steps.compose import compose
from assistant.steps.decide import decide
from assistant.steps.detect_language import detect_language
from assistant.steps.guard import guard
from assistant.steps.record import record
from assistant.steps.understand import route, understand
from assistant.steps.use_tools import use_calculators, use_tools
from assistant.steps.verify import verify
from assistant.turn import Turn

Step: TypeAlias = Callable[[Turn, House], None]

STEPS: tuple[Step, ...] = (
    guard,
    detect_language,
    understand,
    route,
    use_tools,
    decide,
    compose,
    verify,
    record,
)


UNDERSTANDING: tuple[Step, ...] = (
    guard,
    detect_language,
    understand,
    route,
    use_calculators,
    decide,
    record,
)
"""The way as far as it goes without the documents, to judge the understanding by itself."""


def run(turn: Turn, house: House, steps: Sequence[Step] = STEPS) -> None:
    """Take a turn through the steps; a step may settle it early with a canned reply."""
    for step in steps:
        started = perf_counter()
        try:
            step(turn, house)
        except Settled as settled:
            turn.behaviour = settled.behaviour
            turn.route = settled.reply
            turn.paragraphs = []
            turn.say(settled.reply)
            return
        finally:
            turn.timings[step.__name__] = round((perf_counter() - started) * 1000, 3)
