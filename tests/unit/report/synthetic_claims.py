"""Findings about claims, made up so that each verdict and each form stands on the page once."""

from pathlib import Path
from types import SimpleNamespace

from simulator.analysis.effects import Effect
from simulator.analysis.intervals import Estimate
from simulator.experiment.claims.book import Arm, Article, Claim
from simulator.experiment.claims.findings import Broken, ClaimFinding, Findings, Share, TrialFinding
from simulator.experiment.claims.plan import Effort

HOSTILE = {"en": "<script>alert('en')</script> & \"more\"", "ru": "<b>жирно</b>"}


def text(words):
    return {"en": words, "ru": f"по-русски {words}"}


def trial(**changes):
    return {"form": "difference", "arms": ["a", "b"], "measure": "value", "expected": "higher", **changes}


CLAIMS = [
    ("C01", "testable", [trial(condition=HOSTILE), trial(condition=text("equal payroll"))], ["holds", "falsified"]),
    ("C02", "testable", [trial(measure="hours_share:prospecting")], ["not_supported"]),
    ("C03", "testable", [trial(form="level", arms=["a"], measure="pay:seller", expected=None, between=[1, 2])],
     ["not_decided"]),
    ("C04", "testable", [trial(form="optimum", arms=["a", "b"], levels=[1, 2], between=[2, 2], expected=None)],
     ["holds"]),
    ("C05", "testable", [trial(form="slope", arms=["a", "b"], levels=[1, 2])], ["falsified"]),
    ("C06", "testable", [trial(measure="win_rate")], ["not_decided"]),
    ("C07", "by_construction", [], []),
    ("C08", "not_testable", [], []),
]  # fmt: skip
EFFECTS = {"holds": (5.0, 3.0, 7.0), "falsified": (-5.0, -7.0, -3.0), "not_supported": (0.001, -0.002, 0.003),
           "not_decided": (1.0, -4.0, 6.0)}  # fmt: skip


def finding(identity, status, trials, decisions):
    claim = Claim.model_validate(
        {"id": identity, "kind": "O", "statement": HOSTILE, "status": status, "why": text(f"why {identity}"),
         "falsifier": text("otherwise"), "tests": trials}
    )  # fmt: skip
    article = Article.model_validate({"article": "000", "title": HOSTILE, "claims": [claim]})
    found = []
    for one, decision in zip(claim.tests, decisions, strict=True):
        effect = Effect(*EFFECTS[decision], 20, 100.0)
        if identity == "C06":
            effect = Effect(None, None, None, 0)
        level = Estimate(3.0, 2.0, 4.0, 20)
        found.append(TrialFinding(one, effect, decision, (level,) * len(one.arms), Share(3, 4)))
    decided = decisions[0] if decisions else None
    return ClaimFinding(article, claim, tuple(found), "depends_on" if len(found) > 1 else decided, Share(1, 4))


FINDINGS = Findings([finding(*one) for one in CLAIMS], [Broken("a", "it broke", "conveyor run")])
ARMS = {
    "a": Arm.model_validate({"design": "../universal.yaml"}),
    "b": Arm.model_validate(
        {"design": "../conveyor.yaml", "market": "m.yaml", "overlays": ["o.yaml"], "without": ["comfort"],
         "set": {"organization.inbound": "in_turn", "mechanisms.comfort": True}}
    ),
}  # fmt: skip
PLAN = SimpleNamespace(
    library=SimpleNamespace(book=SimpleNamespace(arms=ARMS), folder=Path("elsewhere")),
    effort=Effort(),
    scenarios={"a": None, "b": None},
)
