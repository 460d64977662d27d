"""From the journal of a run to an outcome, and from outcomes to intervals and verdicts: pure functions."""
