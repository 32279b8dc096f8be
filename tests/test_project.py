"""What must stay true of the project as a whole."""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant import Settings
from assistant.figures import figures
from calculator import LANGUAGES, calculator, input_label, names, why_asked

ROOT = Path(__file__).parents[1]
ROOMS = ("assistant", "calculator", "corpus", "evals", "ui")
COPYLEFT = re.compile(r"\b[AL]?GPL|General Public License", re.IGNORECASE)


def default_install() -> set[str]:
    """The packages that `pip install neuvo` brings, without any extra."""
    found: set[str] = set()
    waiting = ["neuvo"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            required = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # a dependency of another platform or Python
        found.add(name)
        for text in required:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found - {"neuvo"}


def test_the_default_install_holds_no_copyleft_package() -> None:
    packages = default_install()
    assert {"langchain", "chromadb", "fastapi", "streamlit"} <= packages
    listed = subprocess.run(
        [
            *(sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json"),
            *("--python", sys.executable, "--packages", *sorted(packages)),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    licences = {row["Name"]: row["License"] for row in json.loads(listed.stdout)}
    assert len(licences) >= len(packages) * 0.95
    assert {name: told for name, told in licences.items() if COPYLEFT.search(told)} == {}


def test_the_default_install_needs_no_torch() -> None:
    assert "torch" not in default_install()


def test_the_licence_excludes_the_documents_and_the_notice_names_each_of_them() -> None:
    assert "does not cover the documents in `corpus/sources`" in (ROOT / "LICENSE").read_text()
    notice = (ROOT / "NOTICE.md").read_text()
    for path in (ROOT / "corpus" / "sources").glob("*.txt"):
        assert f"`{path.stem}`" in notice


def test_the_readme_tells_every_setting() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"| `NEUVO_{name.upper()}` | {field.description} |" in told


def test_the_screen_imports_nothing_of_the_house() -> None:
    imports = re.compile(rf"^\s*(?:from|import) ({'|'.join(ROOMS)})\b", re.MULTILINE)
    for path in (ROOT / "ui").glob("*.py"):
        assert set(imports.findall(path.read_text())) <= {"ui"}, path


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    assert (ROOT / room / "__init__.py").read_text().startswith('"""')


@pytest.mark.parametrize("path", sorted((ROOT / "assistant" / "phrases").glob("*.yaml")))
def test_every_phrase_has_the_same_blanks_in_three_languages(path: Path) -> None:
    for code, phrase in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        blanks = {language: set(re.findall(r"{(\w+)}", told)) for language, told in phrase.items()}
        assert set(blanks) == {"fi", "en", "sv"}, code
        assert len({frozenset(found) for found in blanks.values()}) == 1, code


def test_what_is_asked_back_holds_no_figure_of_its_own() -> None:
    for name in names():
        for field in calculator(name).inputs.model_fields:
            for language in LANGUAGES:
                asked = input_label(field, language) + why_asked(field, language)
                assert figures(asked) == (), field
