"""The files: from YAML to a scenario, or to every mistake in it at once, with its place and what was probably meant."""
