"""In what currency a sum was written, and how many monthly pays of a closer it comes to.

A sum is in the currency of the market that its file describes, names or extends. What names no market (overlays,
settings, designs that leave it open) is in the currency of the market that it is laid on. So a file in roubles can
build upon one in pays, and one in euros upon one in roubles: each sum is divided by what a closer earns in the
currency in which it was written.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from simulator.scenario.files.fields import is_collection, stripped
from simulator.scenario.files.positions import Items, Leaf, Mapping, Node, plain
from simulator.scenario.schema.declared import Values, declaration_of
from simulator.scenario.schema.money import PAYS, Money, is_sum
from simulator.scenario.schema.scenario import Scenario

WAGE = ("labour", "wages", "closing")
"""Where a market says what a closer earns, if it does not say so beside the currency."""


class Currencies:
    """The currencies of the files of one scenario, and what a closer earns in each."""

    def __init__(self) -> None:
        """Begin with pays, which need no file."""
        self._worth: dict[str, float] = {PAYS: 1.0}

    def of_market(self, market: Mapping) -> Mapping:
        """Return the tree of a market file whose sums know their currency; without any they are in pays."""
        named = market if "currency" in market.entries else market.with_entry("currency", Leaf(PAYS), None)
        marked = self.of_design(Mapping({"market": named})).entries["market"]
        assert isinstance(marked, Mapping)
        return marked

    def of_design(self, root: Mapping) -> Mapping:
        """Return the tree of a design or an overlay whose sums know their currency, if it says any."""
        market = root.entries.get("market")
        if not isinstance(market, Mapping) or "currency" not in market.entries:
            return root
        currency, in_pays = _text(market.entries["currency"]), _says_pays(market)
        market = _valued(market, currency, by_wage=not in_pays)
        if isinstance(pay := market.entries.get("closer_pay"), Leaf) and pay.money is None:
            market = market.with_entry("closer_pay", replace(pay, money=Money(currency, 0.0)), None)
        marked = _marked(root.with_entry("market", market, None), Money(PAYS if in_pays else currency, 0.0))
        assert isinstance(marked, Mapping)
        if (worth := _number(market.entries.get("closer_pay"))) is not None and currency != PAYS:
            self._worth[currency] = worth
        return marked

    def settled(self, root: Mapping, otherwise: Money | None = None) -> Mapping:
        """Return the whole tree, in which each sum knows what its currency is worth.

        `otherwise` is what sums are in of which nobody says it: pays, if it is not given.
        """
        root = self.of_design(root)
        settled = _worthy(root, self._worth, otherwise or Money())
        assert isinstance(settled, Mapping)
        return settled


def in_pays(root: Mapping) -> Any:
    """Return the bare values of a tree as a scenario counts them: sums in monthly pays of a closer."""
    return _counted(root, Scenario, money=False)


def _text(node: Node) -> str:
    """Return the name of a currency; null takes one away."""
    value = node.value if isinstance(node, Leaf) else "?"
    return PAYS if value is None else str(value)


def _says_pays(market: Mapping) -> bool:
    """Tell whether a file says that its sums are in pays, as what a scenario has written out does."""
    sums = market.entries.get("sums")
    return isinstance(sums, Leaf) and sums.value == "pays" and sums.money is None


def _valued(market: Mapping, currency: str, *, by_wage: bool) -> Mapping:
    """Return a market that says what a closer earns in its currency, if it says so anywhere.

    The file that names a currency fixes its worth: by `closer_pay`, or by the wage of closing that it gives. Whoever
    changes that wage later changes what closers earn, not what a rouble is.
    """
    pay = market.entries.get("closer_pay")
    if isinstance(pay, Leaf) and pay.money is not None and pay.money.currency != currency:
        market, pay = market.without("closer_pay"), None
    if (pay is not None and plain(pay) is not None) or currency == PAYS:
        return market
    if not by_wage:
        return market
    node: Node | None = market
    for step in WAGE:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    if not isinstance(node, Leaf) or not _number(node) or (node.money and node.money.currency != currency):
        return market
    return market.with_entry("closer_pay", replace(node, money=None), None)


def _number(node: Node | None) -> float | None:
    """Return the number above zero that was written; None for anything else."""
    amount = _amount(node.value) if isinstance(node, Leaf) else None
    return amount if amount is not None and 0 < amount < float("inf") else None


def _amount(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _marked(node: Node, money: Money) -> Node:
    """Return a tree in which all that knows no currency yet is in this one."""
    if isinstance(node, Mapping):
        return replace(node, entries={name: _marked(entry, money) for name, entry in node.entries.items()})
    if isinstance(node, Items):
        return replace(node, items=tuple(_marked(item, money) for item in node.items))
    return replace(node, money=money) if node.money is None else node


def _worthy(node: Node, worth: dict[str, float], otherwise: Money) -> Node:
    if isinstance(node, Mapping):
        return replace(node, entries={name: _worthy(one, worth, otherwise) for name, one in node.entries.items()})
    if isinstance(node, Items):
        return replace(node, items=tuple(_worthy(item, worth, otherwise) for item in node.items))
    if node.money is None:
        return replace(node, money=otherwise)
    return replace(node, money=Money(node.money.currency, worth.get(node.money.currency, 0.0)))


def _counted(node: Node, annotation: Any, *, money: bool) -> Any:
    if isinstance(node, Mapping):
        return {name: _entry(entry, annotation, name, money=money) for name, entry in node.entries.items()}
    if isinstance(node, Items):
        inside = _item_of(annotation)
        return [_counted(item, inside, money=money) for item in node.items]
    return _pays(node) if money else node.value


def _pays(leaf: Leaf) -> Any:
    """Return a sum in pays; where nobody knows what its currency is worth (which is told), one pay stands for it."""
    amount = _amount(leaf.value)
    if amount is None or leaf.money is None or not leaf.money.named:
        return leaf.value
    if not leaf.money.closer_pay:
        return min(amount, 1.0)
    return leaf.money.pays(amount)


def _entry(node: Node, annotation: Any, name: str, *, money: bool) -> Any:
    """Return the value of an entry: of a group by its field, of a mapping by name as all its entries."""
    if is_collection(annotation):
        return _counted(node, get_args(stripped(annotation))[1], money=money)
    field = next((model.model_fields[name] for model in _models(annotation) if name in model.model_fields), None)
    return _counted(node, field and field.annotation, money=holds_sums(field) if field else False)


def holds_sums(field: FieldInfo) -> bool:
    """Tell whether a field is declared as money."""
    declaration = declaration_of(field)
    return declaration is not None and is_sum(declaration.unit)


def _models(annotation: Any) -> Iterator[type[Values]]:
    """Yield the groups that may stand where the annotation is; of several kinds all."""
    bare = stripped(annotation)
    for one in get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,):
        kind = stripped(one)
        if isinstance(kind, type) and issubclass(kind, Values):
            yield kind


def _item_of(annotation: Any) -> Any:
    """Return the annotation of the items of a list."""
    bare = stripped(annotation)
    for one in get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,):
        if get_origin(stripped(one)) in (list, tuple):
            return get_args(stripped(one))[0]
    return None
