from pathlib import Path

import pytest

from corpus import DataFileError, Language, stale_parts
from corpus.stale import load_stale

GUIDE = "ka131-guide-2021"


@pytest.mark.parametrize(
    ("section", "quote", "name"),
    [
        ("6.2.17", "maat eivät kuulu Schengenin sopimuksen piiriin", "schengen-list"),
        ("6.2.17", "lakiin on ollut kesällä 2021 muutosesitys", "residence-bill"),
        ("6.5.5", "nykyisen OLS-järjestelmän käyttö päättyy", "language-platform"),
        ("4.7.2", "1. väliraportti toimitetaan 12.2.2022 mennessä", "deadlines-of-the-period"),
        ("7.6", "Koronasta johtuen komissio tarjoaa lisäaikaa", "pandemic"),
    ],
)
def test_what_has_changed_since_the_guide_is_known(section: str, quote: str, name: str) -> None:
    assert [part.name for part in stale_parts(GUIDE, section, quote)] == [name]


def test_a_piece_that_still_holds_is_not_stale() -> None:
    assert stale_parts(GUIDE, "6.2.17", "Oleskeluluvan hakemiseen kannattaa varata aikaa") == ()
    assert stale_parts(GUIDE, "6.7.3", "vähintään 15 liikkuvaa oppijaosallistujaa") == ()


@pytest.mark.parametrize("language", ["fi", "en", "sv"])
def test_each_is_told_in_each_language_without_a_figure(language: Language) -> None:
    texts = [getattr(part.text, language) for part in load_stale()]
    assert len(set(texts)) == len(texts)
    assert not any(character.isdigit() for text in texts for character in text)


def test_what_is_not_in_its_section_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "stale.yaml"
    path.write_text(
        "stale:\n"
        f"  - {{name: gone, document: {GUIDE}, sections: ['4.1', '99'], pattern: yeti,\n"
        "     text: {fi: a, en: b, sv: c}}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match=r"4\.1 is like 'yeti'(?s:.*)99 is like 'yeti'"):
        load_stale(path)
