"""The language of what is no answer to a question: labels, notes, problems."""

from typing import Annotated, TypeAlias

from fastapi import Depends, Query

from calculator import Language


def _language(language: Annotated[Language, Query()] = "en") -> Language:
    return language


Spoken: TypeAlias = Annotated[Language, Depends(_language)]
"""A route's parameter `language`."""
