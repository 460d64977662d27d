"""The journal: the typed facts that a run emits. It knows nothing of the model that writes them."""
