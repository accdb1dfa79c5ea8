"""One sentence of an article, and whom its words mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.reading.discourse.pronouns import Recent
from summarizer.reading.names.cast import Cast, Member
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Sentence:
    """Sentence `n`; `meant` holds everyone whom the phrase headed by a token means, without its conjuncts."""

    n: int
    doc: Doc
    cast: Cast
    recent: Recent
    meant: dict[int, list[Member]] = field(default_factory=dict)

    def named(self, token: Token) -> Member | None:
        """The member whose name stands at the token."""
        return self.cast.at.get((self.n, token.i))

    def members(self, token: Token) -> list[Member]:
        """Everyone the phrase headed by `token` means, conjuncts included."""
        heads = [token] if token.dep_ == "conj" else [token, *token.conjuncts, *self._listed(token)]
        return list(dict.fromkeys(m for head in heads for m in self.meant.get(head.i, [])))

    def nameless(self, first: int, last: Token, kind: ActorKind, owners: Sequence[Member] = ()) -> Member:
        """The member that the words from token `first` to `last` name, made if there is none yet."""
        return self.cast.meet(self.doc[first : last.i + 1].text, self.n, kind, owners)

    def _listed(self, head: Token) -> Iterator[Token]:
        """Names that go on a list behind an aside: "Mori, vice chair of Nippon, and Burritt, its chief"."""
        asides = (c for c in head.children if c.dep_ == "appos")
        return (t for aside in asides for t in aside.conjuncts if self.named(t))
