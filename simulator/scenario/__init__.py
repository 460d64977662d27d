"""What the user writes: frozen, validated values, each with unit, range, source and evidence."""
