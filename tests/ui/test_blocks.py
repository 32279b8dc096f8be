from ui.blocks import around, whole

TEXT = (
    "Matkatuki.\n\nMatka\tTuki\tVihreä\n0–99 km\t23 €\t\n100–499 km\t180 €\t210 €\n\n"
    "Ei  alle\n10 km:n matkasta. Viikon-\nloppu."
)
"""Offsets below are into this text, which starts at 100 of its document."""


def block(
    kind: str, words: str, cells: tuple[str, ...] = (), readable: str = ""
) -> dict[str, object]:
    start = TEXT.index(words) + 100
    shown = readable or words
    return {"kind": kind, "start": start, "end": start + len(words), "text": shown, "cells": cells}


SECTION = {
    "title": "Matkatuki <opiskelijoille>",
    "start": 100,
    "text": TEXT,
    "blocks": [
        block("paragraph", "Matkatuki."),
        block("header", "Matka\tTuki\tVihreä", ("Matka", "Tuki", "Vihreä")),
        block("row", "0–99 km\t23 €\t", ("0–99 km", "23 €", "")),
        block("row", "100–499 km\t180 €\t210 €", ("100–499 km", "180 €", "210 €")),
        block("paragraph", "Ei  alle\n10 km:n matkasta.", readable="Ei alle 10 km:n matkasta."),
        block("item", "Viikon-\nloppu.", readable="Viikonloppu."),
    ],
}


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words) + 100
    return start, start + len(words)


def test_a_tables_header_names_its_columns_and_the_first_cell_its_row() -> None:
    drawn = whole(SECTION, "fi")
    assert "<thead><tr><th scope='col'>Matka</th>" in drawn
    assert "<th scope='row'>0–99 km</th><td>23 €</td><td></td>" in drawn


def test_only_the_quoted_cells_of_a_row_are_marked() -> None:
    drawn = whole(SECTION, "fi", [span("100–499 km\t180 €")])
    assert "<mark>100–499 km</mark>" in drawn
    assert "<mark>180 €</mark>" in drawn
    assert "<td>210 €</td>" in drawn


def test_quoted_words_are_marked_however_the_lines_were_broken() -> None:
    assert "Ei <mark>alle 10 km:n</mark> matkasta." in whole(SECTION, "fi", [span("alle\n10 km:n")])


def test_all_of_a_block_is_marked_where_its_words_were_mended() -> None:
    assert "<mark>Viikonloppu.</mark>" in whole(SECTION, "fi", [span("Viikon-")])


def test_two_quotes_in_one_paragraph_are_both_marked() -> None:
    drawn = whole(SECTION, "fi", [span("matkasta"), span("Ei")])
    assert "<mark>Ei</mark> alle 10 km:n <mark>matkasta</mark>." in drawn


def test_the_surroundings_of_a_row_bring_its_header_and_leave_the_rest_out() -> None:
    drawn = around(SECTION, "fi", [span("100–499 km\t180 €\t210 €")], near=0)
    assert "<th scope='col'>Matka</th>" in drawn
    assert "23 €" not in drawn
    assert drawn.count("<p>…</p>") == 3
    assert "Viikonloppu" not in drawn


def test_a_documents_text_is_never_markup() -> None:
    section = SECTION | {
        "blocks": [block("paragraph", "Matkatuki.", readable="<script>x</script>")]
    }
    assert "<script>" not in whole(section, "fi", [span("Matkatuki.")])
    assert "aria-label='Matkatuki &lt;opiskelijoille&gt;'" in whole(SECTION, "fi")
