"""The pages of inquiries: what each has found, in words, charts and tables."""
