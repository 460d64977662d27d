"""The kernel: the working calendar, chance and notices. It knows nothing of sales and nothing of the model."""
