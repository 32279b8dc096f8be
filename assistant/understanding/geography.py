"""Where from and where to: countries and towns, by case endings, prepositions and dashes.

The only module that asks the calculators' tables of countries and places.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Token
from assistant.understanding.scan import Scan
from assistant.understanding.spelling import is_known
from calculator.countries import find_all, load_countries
from calculator.country_names import load_country_names
from calculator.places import Place, find_places

HOME = "FI"
_LARGE = 100_000  # inhabitants
_MUCH = 4  # times as many inhabitants
_PAID_AS_EUROPEAN = {5, 14}  # regions of partner countries in Europe
_FROM = ("sta", "stä", "lta", "ltä")
_TO_OR_IN = ("ssa", "ssä", "lla", "llä", "lle", "seen", "hin", "hun", "hyn", "hän", "han", "hön")
_DOUBLED = ("aan", "ään", "iin", "een", "oon", "uun", "yyn", "öön")

Direction: TypeAlias = Literal["to", "from", "home", "unsaid"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or a town (`place` is its name) in the text.

    `rivals` are the countries of other towns of that name, where one of them may be meant.
    """

    code: str
    place: str | None
    start: int
    end: int
    direction: Direction
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Geography:
    """What was found of places; `alternatives` holds the facts of each of several destinations."""

    findings: Findings
    alternatives: tuple[tuple[Fact, ...], ...] = ()


def read_geography(scan: Scan) -> Geography:
    """`country`, `destination`, `origin` and `residence_country`, or doubts, or alternatives."""
    mentions = _mentions(scan)
    findings = Findings()
    abroad = [one for one in mentions if one.code != HOME]
    for one in mentions:
        if one.direction == "home" and (one.place is None or one.code != HOME):
            findings.facts.append(_fact(scan, "residence_country", one.code, one))
    # To Finland is the last possibility: for invited staff, and to be refused for others.
    targets = [one for one in abroad if one.direction in {"to", "unsaid"}] or [
        one for one in mentions if one.code == HOME and one.direction == "to"
    ]
    if _comes_from_an_enterprise(scan):
        # Who is invited from an enterprise comes to Finland, wherever the enterprise is (6.6.1).
        homes = [one for one in mentions if one.code == HOME and one.direction != "from"]
        if not homes and targets:
            return Geography(Findings(doubts=[_destination_doubt(scan, targets[0])]))
        targets = homes
        abroad = []
    left = [one for one in abroad if one.direction == "from" and one.place is None]
    if left and targets and targets[0].code != HOME:
        targets = sorted([*targets, *left], key=lambda one: one.start)  # from which is it asked?
    people = [one for one in targets if _may_be_a_person(scan, one)]
    targets = [one for one in targets if one not in people]
    if people and not targets:
        return Geography(Findings(doubts=[_name_doubt(scan, people[0])]))
    findings.add(_origin(scan, mentions, targets))
    groups = _grouped(targets)
    if len(groups) == 1:
        findings.facts += groups[0].facts(scan)
        findings.doubts += groups[0].doubts(scan)
    elif len(groups) > 1:
        if _listed(scan, groups):
            return Geography(findings, tuple(tuple(group.facts(scan)) for group in groups))
        start, end = groups[0].start, groups[-1].end
        codes = tuple(group.code for group in groups)
        text = scan.original[start:end]
        findings.doubts.append(Doubt("country", codes, text, start, end, "two-values"))
    return Geography(findings)


@dataclass(frozen=True, slots=True)
class _Group:
    """The mentions of one destination country and its town."""

    code: str
    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return min(one.start for one in self.mentions)

    @property
    def end(self) -> int:
        return max(one.end for one in self.mentions)

    def facts(self, scan: Scan) -> list[Fact]:
        """The country, and the town where just one is named."""
        facts = [_fact(scan, "country", self.code, self.mentions[0])]
        towns = self._towns()
        if len({town.place for town in towns}) == 1:
            facts.append(_fact(scan, "destination", str(towns[0].place), towns[0]))
        return facts

    def doubts(self, scan: Scan) -> list[Doubt]:
        """Two towns of one country, or a town whose name another country has too."""
        towns = self._towns()
        names = tuple(dict.fromkeys(str(town.place) for town in towns))
        rivals = tuple(code for town in towns for code in town.rivals)
        text = scan.original[self.start : self.end]
        doubts = []
        if len(names) > 1:
            doubts.append(Doubt("destination", names, text, self.start, self.end, "two-values"))
        if rivals:
            codes = (self.code, *rivals)
            doubts.append(Doubt("country", codes, text, self.start, self.end, "two-readings"))
        return doubts

    def _towns(self) -> list[Mention]:
        return [one for one in self.mentions if one.place is not None]


def _mentions(scan: Scan) -> list[Mention]:
    countries = find_all(scan.original, scan.language)
    codes = {found.code for found in countries}
    towns = [
        (found.start, found.end, *_meant((found.place, *found.others), codes))
        for found in find_places(scan.original, scan.language, codes)
    ]
    lands = [
        (found.start, found.end, found.code, None, ())
        for found in countries
        if not any(start <= found.start and found.end <= end for start, end, *_ in towns)
    ]
    called = [
        (match.start, match.end, concept.removeprefix("called."), None, ())
        for concept in scan.under("called.")
        for match in scan.find(concept)
        if not any(start < match.end and match.start < end for start, end, *_ in (*towns, *lands))
    ]
    misspelt = [
        (token.start, token.end, code, None, ())
        for token in scan.tokens
        if (code := _misspelt(scan, token))
        and not any(
            start < token.end and token.start < end for start, end, *_ in (*towns, *lands, *called)
        )
    ]
    raw = sorted([*towns, *lands, *called, *misspelt], key=lambda found: found[0])
    directions = [_direction(scan, start, end, code, place) for start, end, code, place, _ in raw]
    for index, (one, two) in enumerate(pairwise(raw)):
        if scan.gap(one[1], two[0]).strip() in {"-", "->", "→"}:
            directions[index], directions[index + 1] = "from", "to"
    return [
        Mention(code, place, start, end, direction, rivals)
        for (start, end, code, place, rivals), direction in zip(raw, directions, strict=True)
        if not _is_on_the_way(scan, start, end)
    ]


def _misspelt(scan: Scan, token: Token) -> str | None:
    """The country whose misspelt name a word is; no word that is one as it stands is any."""
    if is_known(token.word):
        return None
    return load_country_names().meant(scan.original, token.start, token.end)


def _is_on_the_way(scan: Scan, start: int, end: int) -> bool:
    """Whether a place is only passed: via Stockholm, Tukholman kautta."""
    return any(match.end + 1 == start for match in scan.find("via.before")) or any(
        match.start == end + 1 for match in scan.find("via.after")
    )


def _meant(towns: tuple[Place, ...], said: set[str]) -> tuple[str, str, tuple[str, ...]]:
    """The country and name of the town meant, and the countries of those that may be meant too.

    A country said decides. Else a large European town is meant before one of its name overseas
    that is not much larger: Barcelona is in Spain; Córdoba may be in Argentina.
    """
    if towns[0].country in said or towns[0].country == HOME:
        return towns[0].country, towns[0].name, ()
    european = [town for town in towns if _is_european(town.country)]
    chosen = european[0] if european and european[0].population >= _LARGE else towns[0]
    factor = _MUCH if chosen in european else 1 / _MUCH
    rivals = {
        town.country
        for town in towns
        if town.country != chosen.country and town.population >= chosen.population * factor
    }
    return chosen.country, chosen.name, tuple(sorted(rivals))


def _is_european(code: str) -> bool:
    country = load_countries()[code]
    return country.is_programme_country or country.region in _PAID_AS_EUROPEAN


def _is_bent(word: str, code: str, place: str | None) -> bool:
    """Whether a name has an ending: Malta only looks like it."""
    names = (place,) if place else load_countries()[code].names.values()
    return word not in {name.casefold() for name in names}


def _direction(scan: Scan, start: int, end: int, code: str, place: str | None) -> Direction:
    index = scan.token_at(start)
    before = scan.tokens[max(0, index - 2) : index]
    spans = [(token.start, token.end) for token in before]
    near = spans[0][0] if spans else start
    word = scan.text[start:end]
    if any(near <= match.start and match.end <= start for match in scan.find("residence")):
        return "home"
    if any(spans and match.start == spans[-1][0] for match in scan.find("away")):
        return "from"
    if any(spans and match.end == spans[-1][1] for match in scan.find("toward")):
        return "to"
    if not _is_bent(word, code, place):
        return "unsaid"
    if word.endswith(_FROM):
        return "from"
    if word.endswith(_TO_OR_IN) or word.endswith(_DOUBLED):
        return "to"
    return "unsaid"


def _may_be_a_person(scan: Scan, one: Mention) -> bool:
    """Whether a name is a given name as well, and what follows is of a person: Georgia is going.

    After a country any word may be a verb; a town (Paris) is far oftener the town.
    """
    if one.direction != "unsaid" or one.start not in {m.start for m in scan.find("given_name")}:
        return False
    if one.place is None:
        return scan.text[one.end : one.end + 2].strip().isalpha()
    return any(0 < m.start - one.end <= len(", ") for m in scan.find("person.follows"))


def _comes_from_an_enterprise(scan: Scan) -> bool:
    return scan.has("flag.invited_from_enterprise") or (
        scan.has("invited") and scan.has("enterprise")
    )


def _destination_doubt(scan: Scan, one: Mention) -> Doubt:
    text = scan.original[one.start : one.end]
    return Doubt("country", (HOME, one.code), text, one.start, one.end, "two-readings")


def _name_doubt(scan: Scan, one: Mention) -> Doubt:
    text = scan.original[one.start : one.end]
    return Doubt("country", (one.code,), text, one.start, one.end, "name-or-place")


def _origin(scan: Scan, mentions: list[Mention], targets: list[Mention]) -> Findings:
    """The town of departure: one said with "from", else a Finnish town that is no destination."""
    towns = [one for one in mentions if one.place is not None and one not in targets]
    homeward = any(one.code == HOME for one in targets)
    leaving = [one for one in towns if one.direction == "from"] or [
        one for one in towns if (one.code == HOME) != homeward and one.direction != "home"
    ]
    names = tuple(dict.fromkeys(str(one.place) for one in leaving))
    if len(names) == 1:
        return Findings([_fact(scan, "origin", names[0], leaving[0])])
    if not names:
        return Findings()
    start, end = leaving[0].start, leaving[-1].end
    text = scan.original[start:end]
    return Findings(doubts=[Doubt("origin", names, text, start, end, "two-values")])


def _grouped(targets: list[Mention]) -> list[_Group]:
    by_code: dict[str, list[Mention]] = {}
    for one in targets:
        by_code.setdefault(one.code, []).append(one)
    return [_Group(code, tuple(ones)) for code, ones in by_code.items()]


def _listed(scan: Scan, groups: list[_Group]) -> bool:
    """Whether the countries stand as alternatives: Norja tai Saksa, Norway/Germany, FR vs DE."""
    for one, two in pairwise(groups):
        gap = scan.gap(one.end, two.start)
        joined = any(one.end <= m.start < two.start for m in scan.find("join.or", "join.versus"))
        if not (joined or gap.strip() in {"/", ","}) or len(gap) > 40:
            return False
    return True


def _fact(scan: Scan, name: str, value: str, one: Mention) -> Fact:
    return Fact(name, value, scan.original[one.start : one.end], one.start, one.end)
