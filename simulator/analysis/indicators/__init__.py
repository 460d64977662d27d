"""The indicators of MODEL 10: each a pure function of the journal's measured part, with its words on it."""
