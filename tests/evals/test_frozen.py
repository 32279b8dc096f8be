"""The test questions are for measuring: they change on purpose only, with their hash."""

import re
from hashlib import sha256
from pathlib import Path

import evals

TEST = Path(evals.__file__).parent / "questions" / "test"


def test_the_test_questions_are_the_ones_that_were_frozen() -> None:
    content = b"".join(path.read_bytes() for path in sorted(TEST.glob("*.yaml")))
    frozen = re.findall(r"\b[0-9a-f]{64}\b", (TEST / "FROZEN").read_text(encoding="utf-8"))
    assert [sha256(content).hexdigest()] == frozen
