"""All kinds of work, by the names that scenarios use."""

from collections.abc import Callable, Mapping

from simulator.model.activities.closing import Closing
from simulator.model.activities.collecting import Collecting
from simulator.model.activities.developing import Developing
from simulator.model.activities.prospecting import Prospecting
from simulator.model.activities.qualifying import Qualifying
from simulator.model.activities.reactivating import Reactivating
from simulator.model.activities.rewinning import Rewinning
from simulator.model.activities.serving import Serving
from simulator.model.activities.visiting import Visiting
from simulator.model.firm.firm import Firm
from simulator.model.policies.offers import Offers
from simulator.model.seats.kind_of_work import KindOfWork
from simulator.scenario.schema.extensions import ExtensionError
from simulator.scenario.schema.work import WORK


def _prospecting(firm: Firm) -> KindOfWork:
    return Prospecting(firm.terms, firm.pool, firm.pipeline, firm.luck)


def _qualifying(firm: Firm) -> KindOfWork:
    return Qualifying(firm.terms, firm.pipeline, firm.luck)


def _closing(firm: Firm) -> KindOfWork:
    return Closing(firm.terms, firm.pipeline, firm.onboarding, firm.luck)


def _rewinning(firm: Firm) -> KindOfWork:
    return Rewinning(firm.terms, firm.customers, firm.luck, firm.regions)


def _serving(firm: Firm) -> KindOfWork:
    return Serving(firm.terms, firm.relations, firm.ledger, Collecting(firm.terms, firm.receivables))


def _developing(firm: Firm) -> KindOfWork:
    return Developing(firm.terms, firm.relations, firm.customers, firm.luck, firm.regions)


def _reactivating(firm: Firm) -> KindOfWork:
    return Reactivating(firm.terms, firm.relations, firm.customers, firm.luck, firm.journal)


def _visiting(firm: Firm) -> KindOfWork:
    return Visiting(firm.terms, firm.programme, firm.ledger, firm.regions)


_OURS: dict[str, Callable[[Firm], KindOfWork]] = {
    "prospecting": _prospecting,
    "qualifying": _qualifying,
    "closing": _closing,
    "rewinning": _rewinning,
    "serving": _serving,
    "developing": _developing,
    "reactivating": _reactivating,
    "visiting": _visiting,
}
"""How each kind of work is set up in a firm: it gets the parts that it names, and no others."""

KINDS: Offers[Callable[[Firm], KindOfWork]] = Offers(_OURS, [sheet.name for sheet in WORK], "KINDS")
"""All kinds of work by name."""


def set_up(firm: Firm) -> dict[str, KindOfWork]:
    """Return the kinds of work of a firm; `ExtensionError` where an extension offers something else."""
    offered: Mapping[str, Callable[[Firm], object]] = KINDS
    kinds: dict[str, KindOfWork] = {}
    for name, begin in offered.items():
        kind = begin(firm)
        if not isinstance(kind, KindOfWork):
            raise ExtensionError(f"the kind of work '{name}' has to be a subclass of KindOfWork")
        kinds[name] = kind
    return kinds
