"""What Prometheus collects: requests by route, answers by what they do."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from assistant.answer import Answer

MEDIA = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10, 60)
_METHODS = frozenset({"GET", "POST", "DELETE", "OPTIONS", "HEAD"})


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "neuvo_request_seconds",
            "Time from a request to the end of its response",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._answers = Counter(
            "neuvo_answers",
            "Answers given",
            ("behaviour", "language", "mode"),
            registry=self._registry,
        )

    def served(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request; status 0 is one whose client went away before the answer."""
        known = method if method in _METHODS else "other"
        self._seconds.labels(known, route, str(status)).observe(seconds)

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.behaviour, answer.language, answer.mode).inc()

    def text(self) -> bytes:
        """All counters in Prometheus's text format."""
        return generate_latest(self._registry)
