"""One section on the page: whose it is, what it says in short, and its text, tables as tables."""

import html
from collections.abc import Iterator
from itertools import groupby

import streamlit as st

from ui.client import Json
from ui.screen import Screen

_TABULAR = {"header", "row"}


def show_section(screen: Screen, document: Json, section: Json) -> None:
    """Draw a section of a document, both as the service gives them."""
    st.header(section["title"])
    place = [document["publisher"], document["edition"], *section["path"][:-1]]
    if section["page"]:
        place.append(screen.text("section-starts", page=section["page"]))
    st.caption(" · ".join(place))
    if document["status"] != "current":
        st.warning(screen.text(f"caution-{document['status']}"))
    if in_short := section["unofficial"].get(screen.language):
        title = "" if in_short["title"] == section["title"] else f"**{in_short['title']}.** "
        st.info(
            f"{title}{in_short['summary']}  \n*{screen.text('unofficial')}*", icon=":material/info:"
        )
    st.html(f"<div lang='{document['language']}'>{''.join(_drawn(section['blocks']))}</div>")


def _drawn(blocks: list[Json]) -> Iterator[str]:
    """The blocks as HTML; every text of the document is escaped."""
    for tabular, run in groupby(blocks, key=lambda block: block["kind"] in _TABULAR):
        together = list(run)
        yield _table(together) if tabular else "".join(map(_paragraph, together))


def _table(rows: list[Json]) -> str:
    columns = max(len(row["cells"]) for row in rows)
    drawn = "".join(_row(row, columns) for row in rows)
    # A wide table scrolls within itself, so that the page does not on a phone.
    return f"<div style='overflow-x:auto' tabindex='0'><table>{drawn}</table></div>"


def _row(row: Json, columns: int) -> str:
    tag = "th scope='col'" if row["kind"] == "header" else "td"
    cells = [*row["cells"], *[""] * (columns - len(row["cells"]))]
    return f"<tr>{''.join(f'<{tag}>{_escaped(cell)}</{tag[:2]}>' for cell in cells)}</tr>"


def _paragraph(block: Json) -> str:
    if block["kind"] == "example":  # is printed line by line
        return f"<blockquote>{_escaped(block['text'])}</blockquote>"
    text = html.escape(" ".join(block["text"].split()))
    match block["kind"]:
        case "caption":
            return f"<p><strong>{text}</strong></p>"
        case "item":
            return f"<p style='padding-left:1.2em;text-indent:-0.8em'>{text}</p>"
        case _:
            return f"<p>{text}</p>"


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
