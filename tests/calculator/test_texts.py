"""Whatever calculators say, they say in three languages, with the same figures in each."""

import ast
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from types import UnionType
from typing import Union, get_args, get_origin

import pytest
from pydantic import BaseModel

import calculator as package
from calculator import LANGUAGES, calculator, names
from calculator.batch import REFERENCE
from calculator.errors import DataFaults
from calculator.texts import FOLDER, Kind, Text, load_texts, text

ALIKE = {
    ("choices", "force_majeure"): "Swedish uses the French words too",
    ("results", "template_text"): "'text' is Swedish as well as English",
}
"""Texts that are the same in two languages, and why."""

WRITTEN_BY = {
    "step": "steps",
    "assume": "assumptions",
    "warn": "warnings",
    "result": "results",
    "Ineligible": "refusals",
    "Contradiction": "problems",
}
"""The calls that take a code, and the kind of text that it names."""

ENTRIES: list[tuple[Kind, str, Text]] = [
    (kind, code, entry) for kind, entries in load_texts().items() for code, entry in entries.items()
]


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("kind", "code", "entry"), ENTRIES, ids=lambda part: str(part)[:40])
def test_every_text_stands_in_three_languages_with_the_same_figures(
    kind: Kind, code: str, entry: Text
) -> None:
    texts = [entry.template[language].strip() for language in LANGUAGES]
    assert all(texts)
    assert len({frozenset(_placeholders(words)) for words in texts}) == 1
    assert (len(set(texts)) == len(LANGUAGES)) != ((kind, code) in ALIKE)


@pytest.mark.parametrize(("kind", "code", "entry"), ENTRIES, ids=lambda part: str(part)[:40])
def test_every_reason_for_a_question_stands_in_three_languages(
    kind: Kind, code: str, entry: Text
) -> None:
    if entry.why:
        assert set(entry.why) == set(LANGUAGES), (kind, code)
        assert len(set(entry.why.values())) == len(LANGUAGES), (kind, code)


def test_every_refusal_names_the_section_that_says_so() -> None:
    assert [code for code, entry in load_texts()["refusals"].items() if not entry.source] == []


@cache
def _trees() -> tuple[ast.Module, ...]:
    home = Path(package.__file__).parent
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(home.rglob("*.py")))


def _nodes() -> Iterator[ast.AST]:
    for tree in _trees():
        yield from ast.walk(tree)


def _literals(node: ast.expr) -> Iterator[str]:
    """The codes an argument can be: a string, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def test_every_code_written_in_the_rules_has_its_text() -> None:
    missing = []
    for node in _nodes():
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in WRITTEN_BY:
            kind = WRITTEN_BY[called]
            codes = node.args[1:2] if called == "Contradiction" else node.args[:1]
            missing += [
                f"{kind}.{code}"
                for argument in codes
                for code in _literals(argument)
                if code not in {known for of, known, _ in ENTRIES if of == kind}
            ]
    assert not missing


def _mentions() -> tuple[set[str], set[re.Pattern[str]]]:
    """The strings of the rules, and as patterns those that are put together: `{code}-days`."""
    strings: set[str] = set()
    patterns = set()
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings |= {node.value, node.value.replace("_", "-")}
        elif isinstance(node, ast.JoinedStr):
            fixed = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                for part in node.values
            ]
            patterns.add(re.compile("".join(fixed)))
    return strings, patterns


def _put_together(code: str, pattern: re.Pattern[str], strings: set[str]) -> bool:
    """Whether a code fits a pattern, by four letters of its own or by known words in its holes."""
    found = pattern.fullmatch(code)
    if found is None:
        return False
    own = len(code) - sum(map(len, found.groups()))
    return own >= 4 or set(found.groups()) <= strings


def test_every_text_is_used() -> None:
    strings, patterns = _mentions()
    unused = [
        f"{kind}.{code}"
        for kind, code, _ in ENTRIES
        if kind not in ("calculators", "inputs", "choices")
        and code not in strings
        and not any(_put_together(code, pattern, strings) for pattern in patterns)
    ]
    assert not unused


def test_every_calculator_has_a_title_and_no_title_lacks_its_calculator() -> None:
    assert set(load_texts()["calculators"]) == set(names())


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, object]]:
    """Every field of a model and of the models inside it."""
    for name, field in model.model_fields.items():
        yield name, field.annotation
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _fields(part)


def _parts(annotation: object) -> Iterator[object]:
    """A type and the types it is made of."""
    yield annotation
    if get_origin(annotation) in (Union, UnionType, tuple, list):
        for inner in get_args(annotation):
            yield from _parts(inner)


FIELDS = {pair for name in names() for pair in _fields(calculator(name).inputs)}


def test_every_input_has_a_label_and_no_label_lacks_its_input() -> None:
    labels = set(load_texts()["inputs"]) - {REFERENCE}
    assert labels == {name for name, _ in FIELDS}


def test_every_choice_has_its_words_and_no_words_lack_their_choice() -> None:
    choices = {
        str(member.value)
        for _, annotation in FIELDS
        for part in _parts(annotation)
        if isinstance(part, type) and issubclass(part, Enum)
        for member in part
    }
    assert set(load_texts()["choices"]) == choices


def test_a_code_without_a_text_is_a_fault_of_the_data() -> None:
    with pytest.raises(DataFaults, match=r"texts have no warnings\.nothing-of-the-kind"):
        text("warnings", "nothing-of-the-kind")


def test_faulty_texts_are_reported_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "steps:\n  one: {fi: yksi, en: one}\n  two: {fi: kaksi, en: two, sv: två, da: to}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.yaml").write_text(
        "results:\n  sum: {fi: summa, en: sum, sv: summa, quote: Summa}\n", encoding="utf-8"
    )
    (tmp_path / "c.yaml").write_text(
        "results:\n  sum: {fi: s, en: s, sv: s}\n  sum: {fi: s, en: s, sv: s}\n", encoding="utf-8"
    )
    with pytest.raises(DataFaults) as caught:
        load_texts(tmp_path)
    found = str(caught.value)
    for fault in ("'one', 'sv'", "'two', 'da'", "results.sum needs both", "'sum' stands twice"):
        assert fault in found


def test_texts_live_in_one_folder_of_data() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".yaml"}
