"""From what the model claims to what is published: nothing that the article does not hold gets through."""

from summarizer.grounding.ground import ground

__all__ = ["ground"]
