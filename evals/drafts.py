"""From the field to the set: what readers disputed and what nothing was found for, as drafts.

The assistant keeps questions without personal data, so drafts hold none. A coordinator completes
a draft and moves it to `questions`; what the set holds already is not exported again.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import DataFileError
from evals.question_set import Content, load_files
from evals.questions import Draft
from evals.service import Service


class _Exported(BaseModel):
    """A draft as the assistant gives it out; its id is one of that database only."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    turns: tuple[str, ...]
    language: str
    why: str


def from_database(limit: int) -> tuple[Draft, ...]:
    """The latest drafts of the database that the settings name, newest first."""
    from assistant import Database, Settings, drafts

    database = Database(Settings().database_url)
    try:
        database.migrate()
        return tuple(_draft(_Exported.model_validate(one)) for one in drafts(database, limit))
    finally:
        database.close()


def from_service(service: Service, limit: int) -> tuple[Draft, ...]:
    """The latest drafts of a running service; raises `ServiceError` or `DataFileError`."""
    try:
        listed = yaml.safe_load(service.drafts(limit))["drafts"]
        return tuple(_draft(_Exported.model_validate(one)) for one in listed)
    except (yaml.YAMLError, KeyError, TypeError, ValidationError) as error:
        raise DataFileError([f"{service.url}: no drafts: {error}"]) from error


def unknown(drafts: Iterable[Draft], content: Content) -> tuple[Draft, ...]:
    """The drafts that the set does not hold yet, as questions or as drafts, each once."""
    known = {one.turns for one in (*content.questions, *content.drafts)}
    return tuple({draft.turns: draft for draft in drafts if draft.turns not in known}.values())


def add(drafts: Sequence[Draft], path: Path) -> None:
    """Add drafts to a file that holds nothing else; raises `DataFileError`."""
    kept = load_files([path]) if path.exists() else Content((), ())
    if kept.questions:
        raise DataFileError([f"{path.name} holds questions: choose another file for the drafts"])
    listed = [draft.model_dump(mode="json") for draft in (*kept.drafts, *drafts)]
    text = yaml.safe_dump({"drafts": listed}, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")


def _draft(exported: _Exported) -> Draft:
    digest = sha256("\n".join(exported.turns).encode()).hexdigest()
    return Draft.model_validate({"id": f"draft-{digest[:8]}", **exported.model_dump()})
