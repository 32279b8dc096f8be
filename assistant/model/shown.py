"""A piece of a document that a model is shown."""

from dataclasses import dataclass

from corpus import Span, load_catalog, readable


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a document under an opaque id, with the headings above it."""

    document: str
    section: str
    span: Span
    context: tuple[Span, ...] = ()
    path: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The piece exactly as stored."""
        return self.span.of(load_catalog()[self.document].text)

    @property
    def readable(self) -> str:
        """The piece as a reader sees it."""
        return readable(self.source)

    @property
    def context_text(self) -> str:
        """What must be read with it, exactly as stored."""
        text = load_catalog()[self.document].text
        return "\n".join(part.of(text) for part in self.context)
