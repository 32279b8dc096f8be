"""Finds the words that a word with one slip of the fingers may have been meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Spellings:
    """Words by what is left of them when a letter is lost, for a look-up that compares few.

    One letter lost, added or changed, or two neighbours swapped, is one slip.
    """

    def __init__(self, words: Iterable[str]) -> None:
        found: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for left in {word, *_shortened(word)}:
                found[left].append(word)
        self._found = dict(found)

    def near(self, word: str) -> set[str]:
        """The words that are one slip from `word`; never `word` itself."""
        return {
            known
            for left in (word, *_shortened(word))
            for known in self._found.get(left, ())
            if is_one_slip(word, known)
        }


def is_one_slip(one: str, two: str) -> bool:
    """Whether two words are one slip from each other."""
    if one == two:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if same is None:
        return abs(len(one) - len(two)) == 1
    left, right = one[same:], two[same:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] in (right, right[1:]) or left == right[1:]


def is_within_two_slips(one: str, two: str) -> bool:
    """Whether two slips at most make one word of another."""
    unlike = abs(len(one) - len(two)) > 2 or len({*one} ^ {*two}) > 2 * 2  # spares the counting
    return not unlike and _distance(one, two) <= 2


def _distance(one: str, two: str) -> int:
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(two, start=1):
            steps = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        before, last = last, row
    return last[-1]


def _shortened(word: str) -> Iterator[str]:
    """The word without each of its letters."""
    return (word[:i] + word[i + 1 :] for i in range(len(word)))
