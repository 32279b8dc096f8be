"""Structured logs: one JSON object a line, on standard error."""

import json
import logging
from datetime import UTC, datetime

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {
    "message",
    "asctime",
    "taskName",
    "color_message",
}


class JsonLines(logging.Formatter):
    """A record as JSON: time, level, logger, message, and whatever `extra` it came with."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _OWN}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def log_as_json() -> None:
    """Send every log of this process to standard error as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(_is_wanted)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("neuvo").setLevel(logging.INFO)


def _is_wanted(record: logging.LogRecord) -> bool:
    """Our own lines from information up, others' from warnings up, whatever they set themselves."""
    return record.levelno >= logging.WARNING or (
        record.levelno >= logging.INFO and record.name.partition(".")[0] == "neuvo"
    )
