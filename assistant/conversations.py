"""Conversations: what the next question may refer back to, kept in memory up to a limit."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assistant.answer import Answer
from assistant.understanding import Previous


@dataclass(slots=True)
class Conversation:
    """One conversation: its unguessable id and what the last turn left behind."""

    id: str
    previous: Previous | None = None
    last_answer: Answer | None = None


class Conversations:
    """The conversations of one process; the longest unused are forgotten first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def open(self, conversation_id: str | None) -> Conversation:
        """The conversation of that id, or a new one; an id that is not known starts anew."""
        with self._lock:
            known = self._by_id.get(conversation_id or "")
            if known is None:
                known = Conversation(secrets.token_urlsafe(16))
                self._by_id[known.id] = known
            self._by_id.move_to_end(known.id)
            while len(self._by_id) > self._limit:
                self._by_id.popitem(last=False)
            return known
