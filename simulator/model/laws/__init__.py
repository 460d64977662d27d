"""Laws: pure functions of numbers, one to a file, each with an off value. They know nothing, no design least of all."""
