"""A whole table of cases: the template, the upload, how far it is, the results to look at."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.calculators.results_file import REFERENCE, Results, read_results
from ui.client import Json, Refused
from ui.screen import Screen

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_MEGABYTES = 5
"""What the service takes unless it was set up otherwise."""

_FIRST, _FAULTS = 10, 200
"""So many rows, and so many faults, are shown; the file has them all."""


@dataclass(frozen=True, slots=True)
class _Worked:
    """A table worked out: which file it was, the counts, the file of results and a look at it."""

    file: tuple[str, str]
    rows: int
    computed: int
    failed: int
    xlsx: bytes
    results: Results


def show_batch(screen: Screen, calculator: Json) -> None:
    """Draw the table's part of the page for one calculator."""
    name = calculator["name"]
    st.markdown(screen.text("batch-intro"))
    st.download_button(
        screen.text("batch-template"),
        partial(screen.client.batch_template, name, screen.language),
        f"{name}.xlsx",
        _XLSX,
        key=f"template-{name}",
        icon=":material/download:",
        on_click="ignore",
    )
    uploaded = st.file_uploader(
        screen.text("batch-upload"),
        ["csv", "xlsx"],
        key=f"table-{name}",
        help=screen.text("batch-limits"),
        max_upload_size=_MOST_MEGABYTES,
    )
    if uploaded is None:
        return
    worked: _Worked | None = st.session_state.get(f"worked-{name}")
    file = (uploaded.file_id, screen.language)
    if worked is None or worked.file != file:
        worked = _work_out(screen, calculator, file, uploaded.getvalue())
        st.session_state[f"worked-{name}"] = worked
    if worked:
        _show(screen, name, worked)


def _work_out(
    screen: Screen, calculator: Json, file: tuple[str, str], table: bytes
) -> _Worked | None:
    """The table worked out, telling how far it is; None when it is no table, which is told."""
    bar = st.progress(0.0, screen.text("batch-reading"))
    try:
        for event in screen.client.batch(calculator["name"], table, screen.language):
            told = event.json()
            if event.event == "table":
                xlsx = b64decode(told.pop("xlsx"))
                given = {*calculator["schema"]["properties"]} - {REFERENCE}
                results = read_results(xlsx, given, _FIRST, _FAULTS)
                return _Worked(file, **told, xlsx=xlsx, results=results)
            _tell_progress(screen, bar, told)
    except Refused as refused:
        if refused.status not in {413, 422}:
            raise
        st.error(refused.problem.get("detail", ""), icon=":material/error:")
    finally:
        bar.empty()
    return None


def _tell_progress(screen: Screen, bar: DeltaGenerator, told: Json) -> None:
    done, rows = told["done"], told["rows"]
    if not rows:
        return
    code = "batch-progress" if done < rows else "batch-writing"
    figures = {"done": screen.figure(Decimal(done)), "rows": screen.figure(Decimal(rows))}
    bar.progress(done / rows, screen.text(code, **figures))


def _show(screen: Screen, name: str, worked: _Worked) -> None:
    counts = {
        "batch-rows": worked.rows,
        "batch-computed": worked.computed,
        "batch-failed": worked.failed,
    }
    with st.container(horizontal=True):
        for code, count in counts.items():
            st.metric(screen.text(code), screen.figure(Decimal(count)), width="content")
    st.download_button(
        screen.text("batch-download"),
        worked.xlsx,
        f"{name}-{screen.text('batch-file')}.xlsx",
        _XLSX,
        key=f"results-{name}",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    results = worked.results
    if results.faults:
        st.header(screen.text("batch-faults"))
        _table(screen, results.heads, results.faults, [*_known(results.heads), -1])
        if more := worked.failed - len(results.faults):
            st.caption(screen.text("batch-more-faults", number=screen.figure(Decimal(more))))
    if worked.computed:
        st.header(screen.text("batch-totals"))
        heads, *rows = results.totals
        _table(screen, [str(head or "") for head in heads], rows, range(len(heads)))
        st.header(screen.text("batch-first"))
        _table(screen, results.heads, results.first, range(len(results.heads)))


def _known(heads: Sequence[str]) -> list[int]:
    """What tells a row from others: its number, and the reference where there is one."""
    return [place for place, head in enumerate(heads) if place == 0 or head == REFERENCE]


def _table(
    screen: Screen, heads: Sequence[str], rows: Sequence[Sequence[object]], shown: Sequence[int]
) -> None:
    st.table(
        [{heads[place]: _shown(screen, row[place]) for place in shown} for row in rows],
        hide_index=True,
    )


def _shown(screen: Screen, cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return screen.text("yes" if cell else "no")
        case date():
            return screen.quantity(cell.isoformat(), "date")
        case int() | float():
            return screen.figure(Decimal(str(cell)))
        case _:
            return str(cell)
