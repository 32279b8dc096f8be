"""Rules whose exceptions stand elsewhere in the documents: neither should be read alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError, UnknownDocumentError, UnknownSectionError
from corpus.passages import Passage, section_passages
from corpus.sections import find_quote, section

EXCEPTIONS = HERE / "exceptions.yaml"


class _Place(Record):
    section: str
    words: str


class When(Record):
    """When an exception applies, in three languages."""

    fi: str
    en: str
    sv: str


class _Listed(Record):
    rule: _Place
    exception: _Place
    when: When


class _ExceptionsFile(Record):
    document: str
    exceptions: tuple[_Listed, ...]


@dataclass(frozen=True)
class RuleAndException:
    """The passage of a rule, the passage of an exception to it, and when the exception applies."""

    rule: Passage
    exception: Passage
    when: When


@cache
def load_exceptions(path: Path = EXCEPTIONS) -> tuple[RuleAndException, ...]:
    """Read the pairs; raises `DataFileError` with all words that are not found in one passage."""
    listed = read_record(path, _ExceptionsFile)
    faults: list[str] = []
    pairs = tuple(_pairs(listed, faults))
    if faults:
        raise DataFileError(path, faults)
    return pairs


def pairs_with(passage: Passage) -> tuple[RuleAndException, ...]:
    """The pairs of which a passage is the rule or the exception."""
    return tuple(
        pair for pair in load_exceptions() if passage.id in {pair.rule.id, pair.exception.id}
    )


def _pairs(listed: _ExceptionsFile, faults: list[str]) -> Iterator[RuleAndException]:
    for pair in listed.exceptions:
        rule = _passage(listed.document, pair.rule, faults)
        exception = _passage(listed.document, pair.exception, faults)
        if rule and exception:
            yield RuleAndException(rule, exception, pair.when)


def _passage(document: str, place: _Place, faults: list[str]) -> Passage | None:
    try:
        span = find_quote(document, place.section, place.words)
        inside = section_passages(section(document, place.section))
    except (UnknownDocumentError, UnknownSectionError) as error:
        faults.append(str(error))
        return None
    for passage in inside:
        if span and span.within(passage.span):
            return passage
    faults.append(f"no passage of {place.section} holds '{place.words}'")
    return None
