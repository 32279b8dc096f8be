"""One typed object with every setting, read once from the environment (`NEUVO_…`)."""

import os
from pathlib import Path
from typing import Self

from platformdirs import user_cache_path
from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_SCREENS_OWN = "NEUVO_API"
"""Where the screen finds the service; set for it by `neuvo serve`."""


class Settings(BaseSettings):
    """What an operator can set; an unknown `NEUVO_` variable or argument is an error."""

    model_config = SettingsConfigDict(env_prefix="NEUVO_", extra="forbid", frozen=True)

    data: Path = Field(
        default_factory=lambda: user_cache_path("neuvo"),
        description="Folder of the index, which is derived data and can be deleted",
    )
    embeddings: str = Field(
        "bundled",
        description="'bundled', 'none', or 'sentence-transformers:' and a model name or folder",
    )
    profile: Path | None = Field(
        None, description="YAML file of the institution's own choices, see calculator/profile.py"
    )
    question_limit: int = Field(4000, gt=0, description="Longest question, in characters")
    conversations: int = Field(10_000, gt=0, description="Conversations kept in memory")
    host: str = Field("127.0.0.1", description="Address the service listens on")
    port: int = Field(8000, ge=0, le=65535, description="Port of the service")
    ui_port: int = Field(8501, ge=0, le=65535, description="Port of the screen")

    @model_validator(mode="after")
    def _no_unknown_variables(self) -> Self:
        known = {f"NEUVO_{name.upper()}" for name in type(self).model_fields} | {_SCREENS_OWN}
        unknown = sorted(name for name in os.environ if name.startswith("NEUVO_"))
        if unread := [name for name in unknown if name not in known]:
            raise ValueError(f"unknown settings: {', '.join(unread)}; there are: {sorted(known)}")
        return self
