"""The laws that move people and clients: pure functions that know no design."""
