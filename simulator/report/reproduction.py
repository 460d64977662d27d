"""How to get the same numbers again: the command, the seed, the versions and the hashes."""

import shlex

from simulator.experiment.comparison import Comparison
from simulator.experiment.provenance import versions
from simulator.report.language import Language


def command(comparison: Comparison) -> str:
    """Return a command that carries out the same study again."""
    study = comparison.study
    files = [shlex.quote(f"{name}.yaml") for name in study.designs]
    verb = "compare" if len(files) > 1 else "run"
    return f"conveyor {verb} {' '.join(files)} --replications {study.replications} --seed {study.seed}"


def provenance(comparison: Comparison, language: Language) -> list[tuple[str, str]]:
    """Return (what, which) for everything that identifies the study."""
    study = comparison.study
    facts = [
        (language.say("Study"), study.hash),
        (language.say("Seed"), str(study.seed)),
        (language.say("Replications"), f"{comparison.completed} / {study.replications}"),
        (language.say("Model"), study.model),
    ]
    for design, fingerprint in zip(study.designs, study.fingerprints, strict=True):
        facts.append((language.say("Design “{design}”", design=language.name("design", design)), fingerprint))
    return facts + [(name, number) for name, number in versions().items()]
