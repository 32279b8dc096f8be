import re
from pathlib import Path

import pytest

import ui
from ui.texts import TextFault, load_texts, text

TEXTS = load_texts(Path(ui.__file__).parent / "texts")


@pytest.mark.parametrize("code", TEXTS)
def test_every_text_of_the_screen_exists_in_three_languages_with_the_same_figures(
    code: str,
) -> None:
    by_language = TEXTS[code]
    assert len({frozenset(re.findall(r"{(\w+)}", said)) for said in by_language.values()}) == 1


def test_every_text_is_used() -> None:
    code = "".join(path.read_text() for path in Path(ui.__file__).parent.rglob("*.py"))
    families = re.compile(r"(unit|page|status|caution|language|behaviour|thumb)-")
    used = set(re.findall(r"""["']([\w-]+)["']""", code))
    assert [name for name in TEXTS if name not in used and not families.match(name)] == []


def test_figures_are_filled_in() -> None:
    assert text("section-starts", "en", page=30) == "section starts p. 30"


def test_a_text_that_stands_twice_or_lacks_a_language_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("hello: {fi: Hei, en: Hello, sv: Hej}")
    (tmp_path / "two.yaml").write_text("hello: {fi: Hei, en: Hello}")
    with pytest.raises(TextFault, match=r"another file.*exactly fi, en, sv"):
        load_texts(tmp_path)
