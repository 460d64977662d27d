"""What was probably meant by a name that nobody knows: a near one, or what it is called today."""

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
