"""A document's text on the screen: its blocks as HTML, tables as tables, what is quoted marked."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ui.client import Json

Span: TypeAlias = tuple[int, int]
"""Offsets in the document, as citations and blocks have them."""

_GAP: Json = {"kind": "gap", "text": "…", "start": -1, "end": -1}
_TABULAR = {"header", "row"}


def whole(section: Json, language: str, marked: Sequence[Span] = ()) -> str:
    """A section as HTML in its document's language; every text of the document is escaped."""
    return _drawn(section, section["blocks"], language, marked)


def around(section: Json, language: str, marked: Sequence[Span], near: int = 2) -> str:
    """The marked blocks with `near` blocks before and after, and the headers of their tables."""
    blocks = section["blocks"]
    kept: set[int] = set()
    for place, block in enumerate(blocks):
        if _is_touched(block, marked):
            kept.update(range(max(0, place - near), min(len(blocks), place + near + 1)))
    kept.update([_header_of(blocks, place) for place in kept])
    shown: list[Json] = []
    for place, block in enumerate(blocks):
        if place in kept:
            shown.append(block)
        elif not shown or shown[-1] is not _GAP:
            shown.append(_GAP)
    return _drawn(section, shown, language, marked)


def _header_of(blocks: Sequence[Json], place: int) -> int:
    """Where the header above a table row is; the place itself where there is none."""
    above = place
    while above and blocks[above]["kind"] == "row":
        above -= 1
    return above if blocks[above]["kind"] == "header" else place


def _is_touched(block: Json, marked: Iterable[Span]) -> bool:
    return any(start < block["end"] and block["start"] < end for start, end in marked)


def _drawn(section: Json, blocks: Iterable[Json], language: str, marked: Sequence[Span]) -> str:
    parts: list[str] = []
    table: list[Json] = []
    for block in blocks:
        if table and (block["kind"] == "header" or block["kind"] not in _TABULAR):
            parts.append(_table(section, table, marked))
            table = []
        if block["kind"] in _TABULAR:
            table.append(block)
        else:
            parts.append(_paragraph(section, block, marked))
    if table:
        parts.append(_table(section, table, marked))
    return f"<div class='doc' lang='{language}'>{''.join(parts)}</div>"


def _table(section: Json, rows: list[Json], marked: Sequence[Span]) -> str:
    columns = max(len(row["cells"]) for row in rows)
    headed = rows[0]["kind"] == "header"
    drawn = [_row(section, row, columns, headed, marked) for row in rows]
    head = f"<thead>{drawn[0]}</thead>" if headed else ""
    body = "".join(drawn[headed:])
    name = html.escape(section["title"], quote=True)
    # A wide table scrolls within itself, by keyboard too, so that the page does not on a phone.
    return (
        f"<div class='wide' role='region' aria-label='{name}' tabindex='0'>"
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _row(section: Json, row: Json, columns: int, headed: bool, marked: Sequence[Span]) -> str:
    missing = columns - len(row["cells"])
    cells = [*_cells(section, row, marked), *[""] * missing]
    heads = row["kind"] == "header"
    drawn = (
        _cell(text, scope="col" if heads else "row" if headed and not column else "")
        for column, text in enumerate(cells)
    )
    return f"<tr>{''.join(drawn)}</tr>"


def _cell(text: str, scope: str) -> str:
    # An empty header would be read aloud as one.
    return f"<th scope='{scope}'>{text}</th>" if scope and text else f"<td>{text}</td>"


def _cells(section: Json, row: Json, marked: Sequence[Span]) -> Iterator[str]:
    """The cells of a row, marked where they are quoted; tabs part them in the document."""
    at = row["start"]
    verbatim = section["text"][at - section["start"] : row["end"] - section["start"]]
    for cell, source in zip(row["cells"], verbatim.split("\t"), strict=True):
        end = at + len(source)
        quoted = any(start < end and at < last for start, last in marked)
        yield f"<mark>{_lines(cell)}</mark>" if quoted and cell else _lines(cell)
        at = end + 1


def _paragraph(section: Json, block: Json, marked: Sequence[Span]) -> str:
    text = block["text"]
    if block["kind"] != "example":  # is printed line by line
        text = " ".join(text.split())
    drawn = _marked(section, block, text, marked)
    match block["kind"]:
        case "example":
            return f"<blockquote>{drawn}</blockquote>"
        case "caption":
            return f"<p><strong>{drawn}</strong></p>"
        case "item":
            return f"<p class='item'>{drawn}</p>"
        case _:
            return f"<p>{drawn}</p>"


def _marked(section: Json, block: Json, text: str, marked: Sequence[Span]) -> str:
    """A block's text with the quoted words marked; all of it where they cannot be told apart.

    The text is made readable, so its offsets are not the document's: the words are looked for.
    """
    origin = section["start"]
    marks: list[Span] = []
    for start, end in marked:
        if not _is_touched(block, [(start, end)]):
            continue
        first, last = max(start, block["start"]), min(end, block["end"])
        words = section["text"][first - origin : last - origin].split()
        found = re.search(r"\s+".join(map(re.escape, words)), text)
        marks.append(found.span() if found else (0, len(text)))
    drawn, at = "", 0
    for first, last in sorted(marks):
        if last > at:
            drawn += _lines(text[at : max(at, first)])
            drawn += f"<mark>{_lines(text[max(at, first) : last])}</mark>"
            at = last
    return drawn + _lines(text[at:])


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
