"""Policies: small named functions of narrow views that return decisions and never see the company."""
