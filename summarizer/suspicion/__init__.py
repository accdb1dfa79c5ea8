"""Sentences of an article that are not news: orders to a model, advertisements, bare addresses, codes."""

from summarizer.suspicion.sentences import suspicious, why

__all__ = ["suspicious", "why"]
