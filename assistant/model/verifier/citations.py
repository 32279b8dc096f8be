"""Sources: every statement of a rule has one, and every slot and marker exists."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.draft import SLOT_SIGN, Draft, Sentence
from assistant.model.materials import Materials
from assistant.model.verifier.data import Vocabulary, read
from assistant.model.verifier.fault import Fault
from assistant.model.verifier.plain_words import strange_words
from calculator import Language

_FRAGMENT = re.compile(r"[,;()–—]\s|\s\(|\s[–—-]\s")
_HEADING_WORDS = 6
_LEAD_IN_WORDS = 14


class _File(Vocabulary):
    policy: list[str]
    rhetorical: list[str]
    courtesy: dict[Language, list[str]]


def faults(
    draft: Draft, materials: Materials, language: Language, question: str
) -> Iterator[Fault]:
    """Unknown names, statements without a source, and calculations that the draft leaves out."""
    sentences = tuple(draft.sentences)
    introduced: Sentence | None = None
    for sentence, following in zip(sentences, (*sentences[1:], None), strict=True):
        yield from unknown(sentence, materials)
        if _leads_in(sentence, following):
            introduced = sentence
            exempt = _introduces(sentence, following, language)
        else:
            introduced = introduced if sentence.in_list else None
            exempt = introduced is not None and _is_asked(introduced, sentence, language)
        if sentence.markers or _has_passage(sentence) or sentence.kind == "rule":
            continue
        if not exempt and needs_source(sentence, language):
            yield Fault(
                "no-source",
                f"Every statement needs a [[p…]] of the passage that says it: “{_start(sentence)}”",
            )
            continue
        if exempt and following is not None and following.markers:
            continue  # a lead-in rests on what it opens
        calculated = bool(sentence.slots) or sentence.kind == "row"
        if strange := strange_words(sentence.words, question, language, calculated=calculated):
            yield Fault(
                "no-source",
                f"Without a [[p…]] say only what was calculated or asked, not: {strange[0]}.",
            )
    used = {name for sentence in draft.sentences for name in sentence.slots}
    for headline in materials.headlines:
        if headline.name not in used:
            yield Fault(
                "no-result",
                f"Tell the result of the calculation: {{{{{headline.name}}}}} ({headline.label}).",
            )


def unknown(sentence: Sentence, materials: Materials) -> Iterator[Fault]:
    """The names that nothing stands behind."""
    for name in sentence.slots:
        if name not in materials.slots:
            yield Fault("unknown-slot", f"There is no slot {{{{{name}}}}}.")
    for name in sentence.markers:
        if name not in materials.passages:
            yield Fault("unknown-passage", f"There is no passage [[{name}]].")


def needs_source(sentence: Sentence, language: Language) -> bool:
    """Whether a sentence states something that only a document can say.

    A calculator's value is its own source, but not for a rule in the same sentence.
    """
    words = sentence.words.strip(" *_")
    if sentence.kind == "rule" or (not any(map(str.isalpha, words)) and not sentence.slots):
        return False
    if sentence.kind == "row":
        return bool(sentence.header) and not sentence.slots
    if sentence.slots:
        return any(
            SLOT_SIGN not in part and _policy().search(part) for part in _FRAGMENT.split(words)
        )
    if words.endswith("?") and not _statement().search(words):
        return False
    if sentence.kind == "heading" and len(words.split()) <= _HEADING_WORDS:
        return bool(_policy().search(words))
    return not _is_courtesy(words, language)


def _has_passage(sentence: Sentence) -> bool:
    """Whether a passage's figure brings the source along."""
    return any(name.startswith("f") for name in sentence.slots)


def _is_courtesy(words: str, language: Language) -> bool:
    """Whether a sentence is about the conversation only, and states no rule besides."""
    courtesy = _courtesy(language)
    return bool(courtesy.search(words)) and not _policy().search(courtesy.sub(" ", words))


def _leads_in(sentence: Sentence, following: Sentence | None) -> bool:
    """Whether a sentence opens what follows: a list, a table, a quote."""
    words = sentence.words.rstrip(" *_")
    opens = following is not None and (following.in_list or following.kind != "prose")
    return words.endswith(":") or (
        opens and not sentence.in_list and sentence.kind == "prose" and words[-1:].isalpha()
    )


def _introduces(sentence: Sentence, following: Sentence | None, language: Language) -> bool:
    """Whether a lead-in needs no source of its own: what it opens has one, or it states nothing."""
    words = sentence.words
    if len(words.split()) > _LEAD_IN_WORDS:
        return False
    if _is_courtesy(words, language) or not _policy().search(words):
        return True
    return following is not None and bool(following.markers)


def _is_asked(introduced: Sentence, item: Sentence, language: Language) -> bool:
    """Whether an item only names what the lead-in asks the person for."""
    return _is_courtesy(introduced.words, language) and not _policy().search(item.words)


def _start(sentence: Sentence) -> str:
    return " ".join(sentence.text.split()[:8])


@cache
def _file() -> _File:
    return read("citations", _File)


@cache
def _policy() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_file().policy)})", re.IGNORECASE)


@cache
def _statement() -> re.Pattern[str]:
    """What makes a question a statement."""
    return re.compile(rf"\b(?:{'|'.join(_file().rhetorical)})", re.IGNORECASE)


@cache
def _courtesy(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(_file().courtesy[language]), re.IGNORECASE)
