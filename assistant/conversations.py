"""Conversations: what the next question may refer back to, and where that is kept."""

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, TypeGuard

from assistant.answer import Answer
from assistant.understanding import Previous

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(slots=True)
class Conversation:
    """One conversation: its unguessable id, whose it is, and what the last turn left behind.

    `owner` is the name of an access key; empty where the service is open or there is none.
    """

    id: str
    owner: str = ""
    previous: Previous | None = None


def is_id(text: str | None) -> TypeGuard[str]:
    """Whether a text can be an id at all; databases refuse some texts with an error."""
    return text is not None and _ID.fullmatch(text) is not None


def new_conversation(owner: str = "") -> Conversation:
    """A conversation that nobody can guess the id of."""
    return Conversation(secrets.token_urlsafe(16), owner)


class Conversations(Protocol):
    """Keeps conversations; used from several threads at once."""

    def open(self, conversation_id: str | None, owner: str = "") -> Conversation:
        """The owner's conversation of that id, or a new one where there is none."""

    def record(self, conversation: Conversation, question: str, answer: Answer) -> None:
        """Keep a turn; only when this has returned may the answer be sent."""


class ConversationsInMemory:
    """The conversations of one process; the longest unused are forgotten first.

    What the command line and the evaluation runs need: no turn outlives the process, none is kept.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def open(self, conversation_id: str | None, owner: str = "") -> Conversation:
        """The owner's conversation of that id, or a new one where there is none."""
        with self._lock:
            known = self._by_id.get(conversation_id or "")
            if known is None or known.owner != owner:
                known = new_conversation(owner)
                self._by_id[known.id] = known
            self._by_id.move_to_end(known.id)
            while len(self._by_id) > self._limit:
                self._by_id.popitem(last=False)
            return known

    def record(self, conversation: Conversation, question: str, answer: Answer) -> None:
        """Nothing more: the open conversation already holds what the last turn left behind."""
