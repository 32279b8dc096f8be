"""One typed object with every setting, read once from the environment (`NEUVO_…`)."""

import os
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_cache_path
from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.model.names import split

_SCREENS_OWN = {"NEUVO_API", "NEUVO_API_KEY"}
"""Where the screen finds the service (set for it by `neuvo serve`), and its key there."""


class Settings(BaseSettings):
    """What an operator can set; an unknown `NEUVO_` variable or argument is an error."""

    model_config = SettingsConfigDict(env_prefix="NEUVO_", extra="forbid", frozen=True)

    data: Path = Field(
        default_factory=lambda: user_cache_path("neuvo"),
        description="Folder of the index, which can be deleted, and by default of the database",
    )
    embeddings: str = Field(
        "bundled",
        description="'bundled', 'none', or 'sentence-transformers:' and a model name or folder",
    )
    profile: Path | None = Field(
        None, description="YAML file of the institution's own choices, see calculator/profile.py"
    )
    model: str | None = Field(
        None, description="Language model: 'openai:', 'anthropic:' or 'ollama:' and its name"
    )
    model_url: str | None = Field(
        None, description="Where the model is served, when not by its provider: a base URL"
    )
    model_seconds: float = Field(
        30, gt=0, description="What a question may take with the model; then the rules answer"
    )
    model_calls: int = Field(6, gt=0, description="Requests of one question to the model")
    model_tokens: int = Field(
        120_000, gt=0, description="Tokens of one question, of all requests and replies together"
    )
    question_limit: int = Field(4000, gt=0, description="Longest question, in characters")
    conversations: int = Field(10_000, gt=0, description="Conversations kept in memory")
    database: str | None = Field(
        None, description="URL of conversations and feedback; by default a file in the data folder"
    )
    retention_days: int = Field(90, gt=0, description="Days that turns and feedback are kept")
    keys: Path | None = Field(
        None, description="YAML file of access keys; needed where others can reach the service"
    )
    rate: str = Field("300/minute", description="Requests of one key from one address")
    body_limit: int = Field(5_000_000, gt=0, description="Longest request body, in bytes")
    origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Web sites that may show the chat, comma separated: https://www.example.fi"
    )
    report: Path | None = Field(
        None, description="HTML report of an evaluation run, shown to coordinators on the screen"
    )
    log_questions: bool = Field(False, description="Log questions too, without personal data")
    host: str = Field("127.0.0.1", description="Address the service listens on")
    port: int = Field(8000, ge=0, le=65535, description="Port of the service")
    workers: int = Field(1, ge=1, le=64, description="Processes that answer, on one port")
    ui_port: int = Field(8501, ge=0, le=65535, description="Port of the screen")

    @field_validator("origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(" ", "").split(",") if isinstance(value, str) else value

    @field_validator("model")
    @classmethod
    def _names_a_provider(cls, value: str | None) -> str | None:
        if value is not None:
            split(value)
        return value

    @property
    def database_url(self) -> str:
        """Where conversations and feedback are kept."""
        return self.database or f"sqlite:///{self.data / 'conversations.sqlite'}"

    @model_validator(mode="after")
    def _no_unknown_variables(self) -> Self:
        known = {f"NEUVO_{name.upper()}" for name in type(self).model_fields} | _SCREENS_OWN
        unknown = sorted(name for name in os.environ if name.startswith("NEUVO_"))
        if unread := [name for name in unknown if name not in known]:
            raise ValueError(f"unknown settings: {', '.join(unread)}; there are: {sorted(known)}")
        return self
