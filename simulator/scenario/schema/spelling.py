"""What was probably meant: by a name that nobody knows, or by a number that is written in another way."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

FORMER_NAMES: dict[str, tuple[str, ...]] = {
    "accounts": ("account_limit",),
    "keeps_accounts": ("passes_accounts_after",),
    "keeps_in_touch": ("stays_in_touch_every",),
    "takes": ("request_tier",),
    "answers": ("lead_source",),
    "rotated": ("rotation_limit",),
    "ties": ("key_accounts", "parallel_contacts", "bonds"),
    "active_clients": ("clients_at_end",),
    "followed_sellers": ("clients_followed",),
    "graveyard_share": ("untouched_share",),
}
"""Names of fields and indicators in earlier versions, and what each is called now, depending on the place."""


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return which of the names `known` was probably meant by `name`; None if none is near."""
    names = list(known)
    spelt = name.lower().replace("-", "_").replace(" ", "_")
    former = [new for new in FORMER_NAMES.get(spelt, ()) if new in names]
    return next(iter(former or get_close_matches(spelt, names, n=1)), None)


GROUPED = re.compile(r"\s*([-+]?)(\d{1,3}(?:[ \u00a0\u202f']\d{3})+|\d*)(?:,(\d+))?\s*(%|[A-Za-z]*)\s*")
"""A number with a decimal comma, or in groups of three digits, and its unit."""
THOUSAND = 3


def pointed(text: str) -> str | None:
    """Return how a number is to be written that has a decimal comma or spaces in it; None for any other text.

    What may be meant as thousands is told both ways.
    """
    found = GROUPED.fullmatch(text)
    if found is None or not (found[3] or (found[2] and not found[2].isdigit())):
        return None
    sign, whole, rest, unit = found[1], re.sub(r"\D", "", found[2]) or "0", found[3], found[4]
    written = " ".join(filter(None, (f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}", unit)))
    if rest and len(rest) == THOUSAND and int(whole):
        grouped = " ".join(filter(None, (f"{sign}{whole}{rest}", unit)))
        return f"{written}, or {grouped} if thousands are meant"
    return written
