"""Decides between designs: each staffed as well as can be found, compared, explained, and held against doubt."""
