"""The citations of one answer: each an exact, verified quote with its marker."""

from collections.abc import Iterable

from assistant.answer import Citation, ContextQuote
from calculator import Source
from corpus import Span, find_quote, load_catalog, quote, section


class Citations:
    """Collects the citations of an answer; the same span is cited once, under one marker."""

    def __init__(self) -> None:
        self._by_span: dict[tuple[str, int, int], Citation] = {}

    def all(self) -> tuple[Citation, ...]:
        """The citations in the order of their markers."""
        return tuple(self._by_span.values())

    def cite(
        self, document: str, section_id: str, span: Span, context: Iterable[Span] = ()
    ) -> Citation:
        """The citation of a span; new ones get the next marker."""
        key = (document, span.start, span.end)
        if key not in self._by_span:
            place = section(document, section_id)
            self._by_span[key] = Citation(
                marker=len(self._by_span) + 1,
                document=document,
                section=section_id,
                title=place.title,
                page=place.page,
                quote=quote(document, span.start, span.end),
                context=tuple(
                    ContextQuote(
                        quote=quote(document, extra.start, extra.end),
                        start=extra.start,
                        end=extra.end,
                    )
                    for extra in context
                ),
                start=span.start,
                end=span.end,
                status=load_catalog()[document].status,
            )
        return self._by_span[key]

    def cite_source(self, source: Source) -> Citation | None:
        """The citation of a rule's source; None when its quote no longer stands there."""
        span = find_quote(source.document, source.section, source.quote)
        if span is None:
            return None
        return self.cite(source.document, source.section, span)

    def drop(self, markers: set[int]) -> None:
        """Forget citations that did not verify."""
        self._by_span = {
            key: citation
            for key, citation in self._by_span.items()
            if citation.marker not in markers
        }
