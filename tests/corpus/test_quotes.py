import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import SpanError, load_catalog, normalise, passages, quote, section, verify
from corpus.quotes import locate
from corpus.spans import Span

GUIDE = "ka131-guide-2021"


def test_every_passage_and_its_context_verify() -> None:
    for passage in passages():
        assert verify(passage.document, passage.span.start, passage.span.end, passage.quote)
        for span in passage.context:
            context = quote(passage.document, span.start, span.end)
            assert verify(passage.document, span.start, span.end, context)


def test_a_word_broken_at_a_page_end_is_joined() -> None:
    assert normalise("viikon-\n\nloppu- tai pyhäpäivä") == "viikonloppu- tai pyhäpäivä"


@pytest.mark.parametrize(
    "kept", ["- kohta\n- kohta", "opiskelija-\nEU", "5 -\n6", "top-up", "a\n-b"]
)
def test_other_hyphens_stay(kept: str) -> None:
    assert normalise(kept).count("-") == kept.count("-")


def test_every_run_of_white_space_counts_as_one_space() -> None:
    assert normalise(" 3\u00a0000 \t euroa\n\n") == "3 000 euroa"


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 4), (0, 10_000_000)], ids=str)
def test_offsets_outside_the_text_quote_nothing_and_verify_nothing(start: int, end: int) -> None:
    assert not verify(GUIDE, start, end, "x")
    with pytest.raises(SpanError):
        quote(GUIDE, start, end)


def test_a_changed_figure_does_not_verify() -> None:
    body = section(GUIDE, "5.3.4.2").body
    span = locate(load_catalog()[GUIDE].text, body, "150 €/kk")
    assert span is not None
    assert verify(GUIDE, span.start, span.end, "150 €/kk")
    assert not verify(GUIDE, span.start, span.end, "151 €/kk")


def test_nothing_verifies_in_an_unknown_document_and_an_empty_quote_never() -> None:
    assert not verify("no-such-guide", 0, 5, "Erasm")
    assert not verify(GUIDE, 0, 1, " ")


@given(st.integers(0, 219_000), st.integers(1, 400))
def test_whatever_is_quoted_is_found_and_verifies(start: int, length: int) -> None:
    text = load_catalog()[GUIDE].text
    end = min(start + length, len(text))
    words = normalise(text[start:end])
    if not words:
        return
    assert verify(GUIDE, start, end, words)
    # What surrounds a piece can make its last hyphen part of a broken word.
    if not words.endswith("-"):
        found = locate(text, Span(start, end), words)
        assert found is not None
        assert normalise(found.of(text)) == words
