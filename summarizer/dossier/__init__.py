"""Dossier: what several articles say of one matter, as one picture."""

from summarizer.dossier.aliases import AliasFile, read_aliases
from summarizer.dossier.merge import build
from summarizer.dossier.model import Dossier

__all__ = ["AliasFile", "Dossier", "build", "read_aliases"]
