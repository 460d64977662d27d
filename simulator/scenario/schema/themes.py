"""Themes: mechanisms that belong together, as a manager speaks of them."""

from dataclasses import dataclass

from simulator.kernel.marking import N_
from simulator.scenario.schema.mechanisms import SWITCHES, TITLES


@dataclass(frozen=True, slots=True)
class Theme:
    """Mechanisms under one title, which is what reports call them, with what they come to in a line."""

    title: str
    members: tuple[str, ...]


NAMED = {
    "choice": Theme(
        N_("Choice: people do first what is easy, pleasant or paid"),
        ("least_resistance", "comfort", "incentive", "switching"),
    ),
    "skill": Theme(
        N_("Skill: people differ, learn, forget, and lean on scripts"),
        ("talents", "learning", "fading", "scripts"),
    ),
    "passing": Theme(
        N_("Passing on: requests wait, and clients go from hand to hand"),
        ("cooling", "handover_loss", "wrong_impressions"),
    ),
    "attention": Theme(
        N_("Attention: clients want to be looked after"),
        ("neglect", "parallel_contacts", "visiting"),
    ),
    "leaving": Theme(
        N_("Leaving: people are away, give notice, and take clients along"),
        (
            "absences", "quitting", "upheaval", "contagion", "versatility", "following", "list_access", "bargaining",
            "conflict", "founding",
        ),
    ),
    "leading": Theme(
        N_("Leading: heads press, control, teach and help to close"),
        ("planning", "control", "coaching", "pushing", "short_sight", "excuses"),
    ),
    "place_and_season": Theme(
        N_("Place and season: clients are far away, and months differ"),
        ("distance", "calendar"),
    ),
}  # fmt: skip
"""The themes of the mechanisms that are shipped."""

_PLACED = {name for theme in NAMED.values() for name in theme.members}
THEMES: dict[str, Theme] = NAMED | {name: Theme(TITLES[name], (name,)) for name in SWITCHES if name not in _PLACED}
"""All themes: a mechanism that belongs to none is one by itself."""
