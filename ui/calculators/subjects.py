"""The calculators by subject, as people look for them."""

from collections.abc import Iterable

SUBJECTS: dict[str, tuple[str, ...]] = {
    "subject-students": (
        "student-long",
        "student-short",
        "changed-mobility",
        "recent-graduate",
        "exchange-quota",
    ),
    "subject-staff": ("staff", "teaching-hours"),
    "subject-any": (
        "duration",
        "country",
        "travel-grant",
        "exceptional-travel",
        "inclusion-support",
        "instalments",
    ),
    "subject-project": (
        "organisational-support",
        "bip-support",
        "prepayments",
        "budget-transfer",
        "partner-country-cap",
        "exceptional-costs",
    ),
    "subject-other": (),
}
"""Codes of the subjects' names; the last one takes what no other names, such as a new one."""


def by_subject(names: Iterable[str]) -> dict[str, list[str]]:
    """The calculators under their subjects, in the order in which they are shown."""
    left = list(names)
    found = {subject: [name for name in own if name in left] for subject, own in SUBJECTS.items()}
    listed = {name for own in found.values() for name in own}
    found["subject-other"] += [name for name in left if name not in listed]
    return found
