"""Dossier: what several articles say of one matter, as one picture.

`build` merges by rules alone, `merge` without the articles' texts. `build_with_model` then asks a model about
the pairs these leave in doubt.
"""

from summarizer.dossier.aliases import AliasFile, read_aliases
from summarizer.dossier.asking import build_with_model
from summarizer.dossier.events import events
from summarizer.dossier.merge import build, merge, publisher
from summarizer.dossier.model import Dossier

__all__ = [
    "AliasFile",
    "Dossier",
    "build",
    "build_with_model",
    "events",
    "merge",
    "publisher",
    "read_aliases",
]
