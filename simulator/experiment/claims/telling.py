"""The findings as plain data, as in `claims.json`."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from simulator.analysis.verdict import INDIFFERENCE
from simulator.experiment.claims.book import WITHIN
from simulator.experiment.claims.findings import ClaimFinding, Findings, Share, TrialFinding
from simulator.experiment.claims.measures import measure
from simulator.experiment.claims.plan import Plan
from simulator.experiment.files import write_text
from simulator.experiment.provenance import model_version

FILE = "claims.json"


def as_data(plan: Plan, findings: Findings) -> dict[str, Any]:
    """Return everything that was found: no timestamps, None for what does not exist."""
    effort = plan.effort
    arms = plan.library.book.arms
    return {
        "seed": effort.seed,
        "replications": effort.replications,
        "points": effort.points,
        "replications_at_each_point": effort.at_each_point if effort.points else 0,
        "indifference": INDIFFERENCE,
        "model": model_version(),
        "verdicts": dict(Counter(finding.verdict for finding in findings.claims)),
        "claims": [_claim(finding, plan) for finding in findings.claims],
        "arms": {
            name: {**arms[name].model_dump(mode="json", by_alias=True), "scenario": scenario.fingerprint}
            for name, scenario in plan.scenarios.items()
        },
        "failed": [asdict(one) for one in findings.broken],
    }


def write(plan: Plan, findings: Findings, folder: Path) -> Path:
    """Write `folder/claims.json` at once or not at all, and return its path."""
    text = json.dumps(as_data(plan, findings), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    return write_text(folder / FILE, text)


def _claim(finding: ClaimFinding, plan: Plan) -> dict[str, Any]:
    claim, leading = finding.claim, finding.leading
    return {
        "id": claim.id,
        "article": finding.article.article,
        "source": f"{finding.article.article}: {finding.article.title.en}",
        "kind": claim.kind,
        "statement": claim.statement.en,
        "statement_ru": claim.statement.ru,
        "status": claim.status,
        "why": claim.why and claim.why.model_dump(),
        "falsifier": claim.falsifier and claim.falsifier.model_dump(),
        "published": claim.published and claim.published.model_dump(),
        "verdict": finding.verdict,
        "how": finding.how,
        "holds_under": claim.holds_under,
        "confidence": claim.confidence if claim.tests else None,
        **_numbers(leading),
        **_share(finding.share),
        "arms": list(dict.fromkeys(arm for test in claim.tests for arm in test.arms)),
        "replications": plan.effort.replications if claim.tests else 0,
        "conditions": [_test(test) for test in finding.tests],
    }


def _test(found: TrialFinding) -> dict[str, Any]:
    test = found.test
    return {
        "condition": test.condition and test.condition.model_dump(),
        "form": test.form,
        "arms": list(test.arms),
        "expected": test.expected,
        "between": test.between and list(test.between),
        "levels": test.levels and list(test.levels),
        "decision": found.decision,
        **_numbers(found),
        "best": found.effect.best,
        "means": [asdict(level) for level in found.levels],
        **_share(found.share),
    }


def _numbers(found: TrialFinding | None) -> dict[str, Any]:
    if found is None:
        return dict.fromkeys(("measure", "unit", "effect", "low", "high", "n", "band"))
    effect, test = found.effect, found.test
    bare = test.form in WITHIN
    return {
        "measure": test.measure,
        "unit": "1" if test.form == "ratio" else measure(test.measure).unit,
        "effect": effect.mean,
        "low": effect.low,
        "high": effect.high,
        "n": effect.n,
        "band": None if bare else effect.band(INDIFFERENCE),
    }


def _share(share: Share | None) -> dict[str, float | None]:
    """Return in what share of the plausible region something holds, with its interval; None where nobody looked."""
    low, high = share.interval if share else (None, None)
    return {
        "share_holds": share.share if share else None,
        "share_low": low,
        "share_high": high,
        "share_points": share.points if share else None,
    }
