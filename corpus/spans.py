"""A piece of a document, by its offsets."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """Half-open offsets, in Unicode code points, into a document's verbatim text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut the piece out of the document's text."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> "Span":
        """Leave white space off both ends; an all-white piece becomes empty at its start."""
        piece = self.of(text)
        if not piece.strip():
            return Span(self.start, self.start)
        start = self.start + len(piece) - len(piece.lstrip())
        return Span(start, start + len(piece.strip()))

    def within(self, other: "Span") -> bool:
        """Say whether this piece lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end
