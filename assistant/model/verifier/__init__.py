"""Judges a model's draft before a word of it is shown."""

from assistant.model.verifier.fault import Fault
from assistant.model.verifier.judge import judge
from assistant.model.verifier.labels import clauses_of, is_named
from assistant.model.verifier.quotes import quoted

__all__ = ["Fault", "clauses_of", "is_named", "judge", "quoted"]
