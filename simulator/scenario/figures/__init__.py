"""The figures: what follows from a scenario before anything is simulated, in closed form, and what it leans on."""
