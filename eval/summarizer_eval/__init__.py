"""Scores summaries against hand-labelled articles and stops what got worse; reached by `summarize eval`."""
