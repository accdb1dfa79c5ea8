"""The reports an account rests on, followed down to their origin.

The origin of an account is the last named source in its chain (`reported_by`, nearest first): Bloomberg's
anonymous sources are Bloomberg's report. An account without a chain is the outlet's own word, unless it
says "reportedly" without naming anyone. Where the origin is an outlet whose own article in the dossier leans
on a further report, that is followed too. Outlets that lean on one report so count once; a source only
described ("French media") counts only when no named one is there, since it may be any of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.dossier.bodies import unnamed
from summarizer.dossier.model import Account, DossierActor, Origin
from summarizer.plaintext import fold


def origins(
    accounts: Sequence[Account],
    actors: Mapping[str, DossierActor],
    labels: Mapping[str, str],
    desks: Mapping[str, str],
) -> tuple[tuple[Origin, ...], int]:
    """The origins in order of name, and how many independent ones there are at least.

    `actors` by id; `labels` holds the outlet of each article, `desks` the actor that each folded name of a
    body stands for.
    """
    by_outlet: dict[str, Account] = {}
    for account in accounts:
        by_outlet.setdefault(fold(labels[account.article]), account)
    found: dict[tuple[str, str, bool], list[str]] = {}
    for account in accounts:
        last, source = _followed(account, actors, by_outlet)
        if source:
            key = (source.name, source.id, not unnamed(source.name))
        else:
            key = _own_word(last, labels[last.article], desks)
        found.setdefault(key, []).append(account.article)
    listed = tuple(
        Origin(name=name, actor=actor, named=named, articles=tuple(dict.fromkeys(found[name, actor, named])))
        for name, actor, named in sorted(found)
    )
    return listed, max(sum(origin.named for origin in listed), 1)


def _followed(
    account: Account, actors: Mapping[str, DossierActor], by_outlet: Mapping[str, Account]
) -> tuple[Account, DossierActor | None]:
    """The last account on the way down, and the source it names, if any."""
    seen: set[str] = set()
    while True:
        seen.add(account.article)
        source = _last_named(account.reported_by, actors)
        if source is None:
            return account, None
        names = [fold(wording.text) for wording in source.spellings]
        further = next((by_outlet[name] for name in names if name in by_outlet), None)
        if further is None or further.article in seen:
            return account, source
        account = further


def _last_named(chain: Sequence[str], actors: Mapping[str, DossierActor]) -> DossierActor | None:
    links = [actors[id_] for id_ in chain]
    named = [actor for actor in links if not unnamed(actor.name)]
    found = named or links
    return found[-1] if found else None


def _own_word(account: Account, label: str, desks: Mapping[str, str]) -> tuple[str, str, bool]:
    if account.status == "reported":
        return "a report not named", "", False
    return label, desks.get(fold(label), ""), True
