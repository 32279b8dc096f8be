"""Conversations and feedback in a database: SQLite by default, PostgreSQL for many replicas."""

from assistant.storage.conversations import ConversationsInDatabase, StoredTurn, now
from assistant.storage.database import Database
from assistant.storage.drafts import Draft, drafts
from assistant.storage.feedback import Feedback, Thumb, UnknownAnswer
from assistant.storage.insights import Count, counts
from assistant.storage.retention import forget

__all__ = [
    "ConversationsInDatabase",
    "Count",
    "Database",
    "Draft",
    "Feedback",
    "StoredTurn",
    "Thumb",
    "UnknownAnswer",
    "counts",
    "drafts",
    "forget",
    "now",
]
