"""Laws: pure functions of numbers, one law to a file, each with an off value. They know no design and no state."""
