"""From what the model claims to what is published: nothing that the article does not hold gets through."""

from summarizer.grounding.ground import VERSION, ground

__all__ = ["VERSION", "ground"]
