"""How a step ends a question early: a status, not a fault."""

from assistant.answer import Behaviour


class Settled(Exception):  # a status, not an error
    """The answer is known before the last step: a behaviour and a canned reply."""

    def __init__(self, behaviour: Behaviour, reply: str) -> None:
        super().__init__(reply)
        self.behaviour = behaviour
        self.reply = reply
