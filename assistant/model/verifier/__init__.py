"""Judges a model's draft before a word of it is shown."""

from assistant.model.verifier.fault import Fault

__all__ = ["Fault"]
