"""Why two designs differ: mechanisms switched under common luck, and the share of each in the difference."""
