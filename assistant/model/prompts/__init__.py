"""What a model is told, from the `.md` files here, and how data are fenced off from orders."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def prompt(name: str) -> str:
    """The prompt of that name."""
    return (_FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()


@cache
def version() -> str:
    """The version of all prompts together: changes when a word of one does."""
    digest = sha256()
    for path in sorted(_FOLDER.glob("*.md")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def fenced(name: str, content: object) -> str:
    """Data between tags that nothing inside can close."""
    text = json.dumps(content, ensure_ascii=False, default=str).replace("<", "\\u003c")
    return f"<{name}>\n{text}\n</{name}>"
