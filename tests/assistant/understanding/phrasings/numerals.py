"""Numbers as people write them, in digits and in words."""

from random import Random

ONES = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    "sv": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton",
}
TENS = {
    "en": "- ten twenty thirty forty fifty sixty seventy eighty ninety",
    "sv": "- tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
}


def in_words(number: int, language: str) -> str:
    """A number from 1 to 999 999 in words: kaksikymmentätuhatta, twenty thousand, tjugotusen."""
    return {"fi": _finnish, "en": _english, "sv": _swedish}[language](number)


def money(euros: int, language: str, rng: Random) -> str:
    """An amount in one of the ways in which people of a language write it."""
    grouped = f"{euros:,}"
    digits = [str(euros), grouped.replace(",", " "), grouped.replace(",", "\u00a0")]
    digits.append(grouped if language == "en" else grouped.replace(",", "."))
    unit = rng.choice(
        {
            "fi": [" €", " euroa", " e", "€", " eur"],
            "en": [" €", " euros", " EUR", "€"],
            "sv": [" €", " euro", " eur", "€"],
        }[language]
    )
    if euros % 1_000 == 0 and rng.random() < 0.3:
        thousand = {"fi": " tuhatta euroa", "en": " thousand euros", "sv": " tusen euro"}[language]
        word = {"fi": " euroa", "en": " euros", "sv": " euro"}[language]
        return rng.choice(
            [
                f"{euros // 1_000}{thousand}",
                f"{euros // 1_000}k",
                in_words(euros, language) + word,
            ]
        )
    if language == "en" and rng.random() < 0.2:
        return rng.choice(["€", "EUR "]) + grouped
    return rng.choice(digits) + unit


def _finnish(number: int) -> str:
    for size, one, more in ((1_000, "tuhat", "tuhatta"), (100, "sata", "sataa")):
        head, rest = divmod(number, size)
        if head:
            return (one if head == 1 else _finnish(head) + more) + (_finnish(rest) if rest else "")
    head, rest = divmod(number, 10)
    if number > 19:
        return _finnish(head) + "kymmentä" + (_finnish(rest) if rest else "")
    if number > 10:
        return _one("fi", rest) + "toista"
    return "kymmenen" if number == 10 else _one("fi", number)


def _english(number: int) -> str:
    head, rest = divmod(number, 1_000)
    if head:
        return _english(head) + " thousand" + (" " + _english(rest) if rest else "")
    head, rest = divmod(number, 100)
    if head:
        return _english(head) + " hundred" + (" and " + _english(rest) if rest else "")
    head, rest = divmod(number, 10)
    if head > 1:
        return TENS["en"].split()[head] + ("-" + _one("en", rest) if rest else "")
    return _one("en", number)


def _swedish(number: int) -> str:
    for size, name in ((1_000, "tusen"), (100, "hundra")):
        head, rest = divmod(number, size)
        if head:
            return _swedish(head) + name + (_swedish(rest) if rest else "")
    head, rest = divmod(number, 10)
    if head > 1:
        return TENS["sv"].split()[head] + (_one("sv", rest) if rest else "")
    return _one("sv", number)


def _one(language: str, number: int) -> str:
    return ONES[language].split()[number]
