from pathlib import Path

import yaml

import ui
from ui.texts import LANGUAGES, text


def test_every_text_of_the_screen_exists_in_three_languages() -> None:
    texts = yaml.safe_load(Path(ui.__file__).with_name("texts.yaml").read_text(encoding="utf-8"))
    assert {code for code, by_language in texts.items() if set(by_language) != set(LANGUAGES)} == (
        set()
    )


def test_figures_are_filled_in() -> None:
    assert text("section-starts", "en", page=30) == "section starts p. 30"
