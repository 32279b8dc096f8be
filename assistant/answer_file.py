"""Files of questions: one JSON line each in, one JSON line each out, in the same order."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from tqdm import tqdm

from assistant.assistant import Assistant
from assistant.problems import problem


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    turns: list[str] = Field(min_length=1)


def answer_file(assistant: Assistant, questions: Path, output: Path) -> int:
    """Answer every line and write the answers; returns how many lines could not be read.

    A line that is no `{"id", "turns"}` gets `{"id", "error"}`, and the rest goes on.
    """
    lines = [line for line in questions.read_bytes().splitlines() if line.strip()]
    failed = 0
    with output.open("w", encoding="utf-8") as target:
        for line in tqdm(lines, unit="question"):
            written = _answered(assistant, line)
            failed += "error" in written
            target.write(json.dumps(written, ensure_ascii=False) + "\n")
            target.flush()
    return failed


def _answered(assistant: Assistant, line: bytes) -> dict[str, object]:
    content: object = None
    try:
        content = json.loads(line)
        question = _Line.model_validate(content)
    except (ValueError, ValidationError, RecursionError) as error:
        known = content.get("id") if isinstance(content, dict) else None
        detail = (
            "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
            if isinstance(error, ValidationError)
            else f"not a line of JSON: {error}"
        )
        told = problem("unreadable-line", "Unreadable line", 422, detail)
        return {"id": known, "error": told.model_dump(mode="json", exclude_none=True)}
    answer = assistant.answer(question.turns)
    return {"id": question.id, "answer": answer.model_dump(mode="json")}
