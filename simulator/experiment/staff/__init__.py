"""Staffs a design: the best head-counts, limits and other levers for a budget."""
