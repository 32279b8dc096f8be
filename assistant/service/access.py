"""Who may use the service: open on one's own machine, by key anywhere else."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self, TypeAlias

import yaml
from fastapi import Depends, Request, params
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from starlette.exceptions import HTTPException

from assistant.settings import Settings


class Role(IntEnum):
    """What a key is for; each may do what those before it may."""

    STUDENT = 1
    HELPDESK = 2
    COORDINATOR = 3
    ADMIN = 4


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever sent a request: the name of the key, empty on an open service."""

    name: str
    role: Role

    @property
    def sees(self) -> str | None:
        """Whose conversations the caller may see; None for everybody's."""
        return None if self.role is Role.ADMIN else self.name


class OpenToThePublic(Exception):
    """The service would listen on a public address without keys."""


class BadKeyFile(Exception):
    """The file of keys breaks its schema."""


def _role(value: object) -> Role:
    roles = {role.name.lower(): role for role in Role}
    if not isinstance(value, str) or value not in roles:
        raise ValueError(f"a role is one of {', '.join(roles)}")
    return roles[value]


class _Key(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    role: Annotated[Role, BeforeValidator(_role)]
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class _KeyFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    keys: tuple[_Key, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_key_twice(self) -> Self:
        for what in ("name", "sha256"):
            values = [getattr(key, what) for key in self.keys]
            if twice := {value for value in values if values.count(value) > 1}:
                raise ValueError(f"{what} given twice: {', '.join(sorted(twice))}")
        return self


class Keys:
    """The keys that open the service; without a file it is open to its own machine only."""

    def __init__(self, callers: dict[str, Caller] | None) -> None:
        self._callers = callers

    @classmethod
    def of(cls, settings: Settings) -> "Keys":
        """The keys as set; raises `OpenToThePublic` or `BadKeyFile`."""
        if settings.keys is not None:
            return cls(_read(settings.keys))
        if not is_own_machine(settings.host):
            raise OpenToThePublic(
                f"NEUVO_HOST={settings.host} can be reached from elsewhere: set NEUVO_KEYS to a "
                "file of access keys (`neuvo key` makes one), or listen on 127.0.0.1"
            )
        return cls(None)

    @property
    def open(self) -> bool:
        """Whether no key is needed."""
        return self._callers is None

    def caller(self, key: str | None) -> Caller | None:
        """Whose key it is; None where there is no such key."""
        if self._callers is None:
            return Caller("", Role.ADMIN)
        return self._callers.get(_digest(key)) if key else None


def new_key() -> tuple[str, str]:
    """A key that nobody can guess, and its hash, which is all that is stored.

    A fast hash is enough: a key of 256 random bits cannot be searched for, as a password could.
    """
    key = f"neuvo-{secrets.token_urlsafe(32)}"
    return key, _digest(key)


def caller(request: Request) -> Caller:
    """The caller of a request, whom the gate has let in."""
    found: Caller = request.state.caller
    return found


CallerIn: TypeAlias = Annotated[Caller, Depends(caller)]
"""A route's parameter: who calls."""


def only(least: Role) -> params.Depends:
    """A route's dependency: a caller of at least that role; others get 403."""

    def allowed(calling: CallerIn) -> None:
        if calling.role < least:
            raise HTTPException(403, f"this needs a key of the role '{least.name.lower()}'")

    return params.Depends(allowed)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "ignore")).hexdigest()


def is_own_machine(host: str) -> bool:
    """Whether a name or address can only mean the machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(path: Path) -> dict[str, Caller]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        keys = _KeyFile.model_validate(content).keys
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise BadKeyFile(f"{path}: {error}") from error
    return {key.sha256: Caller(key.name, key.role) for key in keys}
