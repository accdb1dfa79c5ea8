"""False claims about actors: what is somebody else's, and what is nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.extraction import ActorClaim
from summarizer.plaintext import fold
from summarizer_eval.gold import GoldActor
from summarizer_eval.truth.inventions import NAMES, ROLES
from summarizer_eval.truth.probe import Probe, Told
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.telling import actor_told, content, named, new_words

_LONGEST_ROLE = 200  # characters; no role of any gold file comes near


def role_moved(story: Story) -> Iterator[Probe]:
    """Somebody's role given to the two people whom the article names nearest to them."""
    for owner in _tested(story, kind="person"):
        if not owner.role:
            continue
        others = [a for a in _tested(story, kind="person") if not _may_be(story, a, owner.role)]
        for other in _nearest(story, owner, others)[:2]:
            claim = story.actor(other.id).model_copy(update={"role": owner.role})
            claim.s = _both(story, owner, other)
            told = role_told(story, other, claim)
            yield _probe("role moved", story, other, owner.id, claim, told)


def affiliation_moved(story: Story) -> Iterator[Probe]:
    """Somebody made to act for whom another acts for."""
    for actor in _tested(story, kind="person"):
        own = story.owners(actor.id)
        if not own:
            continue
        under_a_state = any(story.actors[one].kind == "state" for one in own)
        foreign = [
            one
            for one in _owners_nearest(story, actor)
            if one not in (*own, *story.words.acts_too.get(actor.id, ()))
            and (under_a_state or story.actors[one].kind != "state")
            and not set(own) & set(story.owners(one))
        ]
        for owner in foreign[:2]:
            claim = story.actor(actor.id).model_copy(update={"affiliation": story.name(owner)})
            yield _probe("affiliation moved", story, actor, owner, claim, _works_for(actor.id, claim, owner))


def affiliation_circular(story: Story) -> Iterator[Probe]:
    """A state or body that acts for whoever acts for it, or for itself."""
    for actor in story.actors.values():
        if actor.affiliation:
            owner = story.actors[actor.affiliation]
            claim = story.actor(owner.id).model_copy(update={"affiliation": actor.name})
            told = _works_for(owner.id, claim, actor.id)
            yield _probe("affiliation circular", story, owner, actor.id, claim, told)


def alias_moved(story: Story) -> Iterator[Probe]:
    """Another name of somebody claimed for the actor named nearest to them."""
    for owner in _tested(story):
        aliases = [a for a in (*owner.aliases, owner.name) if len(a.split()) < 6]
        others = [a for a in _tested(story, kind=owner.kind) if a.id != owner.id]
        for alias in aliases[:2]:
            free = [a for a in others if not _bears(story, a, alias)]
            for other in _nearest(story, owner, free)[:1]:
                claim = story.actor(other.id)
                claim.aliases = [*claim.aliases, alias]
                cast = [one for one in story.around(other.id, claim) if one.name != owner.name]
                told = _called(other, claim, alias)
                variant = f"{owner.id}:{alias}"
                yield Probe("alias moved", "actor", other.id, variant, story.extraction(actors=cast), told)


def name_invented(story: Story) -> Iterator[Probe]:
    """Somebody whom the article does not know, in several scripts."""
    for i, name in enumerate(NAMES):
        claim = ActorClaim(s=[2 + i % 3], name=name, kind="person")
        yield _added("name invented", story, name, claim)


def name_by_alias(story: Story) -> Iterator[Probe]:
    """A name that the article does not know, with a real surname, title or body as its alias."""
    for i, actor in enumerate(_tested(story, kind="person")[:6]):
        claim = story.actor(actor.id)
        claim.name, claim.aliases = NAMES[i % 2], [actor.name.split()[-1]]
        cast = story.around(actor.id, claim)
        yield Probe(
            "name invented", "actor", actor.id, "alias", story.extraction(actors=cast), named(claim.name)
        )


def name_out_of_words(story: Story) -> Iterator[Probe]:
    """A few words of the article that name nobody, claimed as a person."""
    for words in story.words.not_actors:
        claim = ActorClaim(s=_sentences_with(story, words), name=words, kind="person")
        yield _added("name out of common words", story, words, claim)


def role_invented(story: Story) -> Iterator[Probe]:
    """A role in lower case that the article does not know."""
    for i, actor in enumerate(_tested(story, kind="person")[:5]):
        claim = story.actor(actor.id).model_copy(update={"role": ROLES[i % len(ROLES)]})
        yield _probe("role invented", story, actor, "", claim, role_told(story, actor, claim))


def role_overlong(story: Story) -> Iterator[Probe]:
    """Whole paragraphs as a role: bounded, though each word stands in the article."""
    actor = _tested(story)[0]
    for size in (400, 1_000_000):
        text = (story.case.article.text + " ") * (1 + size // len(story.case.article.text))
        claim = story.actor(actor.id).model_copy(update={"role": " ".join(text[:size].split())})
        told = actor_told(actor.id, claim, lambda _, found: len(found.role) > _LONGEST_ROLE)
        yield _probe("role overlong", story, actor, str(size), claim, told)


def role_told(story: Story, actor: GoldActor, claim: ActorClaim) -> Told:
    """The actor has a role that is none of its own."""
    true = [actor.role, *(w.role for w in story.words.actors.get(actor.id, ()) if w.role)]
    return actor_told(actor.id, claim, lambda _, found: new_words(found.role, true))


def _works_for(actor_id: str, claim: ActorClaim, owner: str) -> Told:
    return actor_told(actor_id, claim, lambda view, found: owner in view.who([found.affiliation]))


def _called(actor: GoldActor, claim: ActorClaim, alias: str) -> Told:
    return actor_told(
        actor.id, claim, lambda _, found: fold(alias) in map(fold, (found.name, *found.aliases))
    )


def _tested(story: Story, kind: str = "") -> list[GoldActor]:
    return [a for a in story.actors.values() if not a.optional and kind in ("", a.kind)]


def _may_be(story: Story, actor: GoldActor, role: str) -> bool:
    """Whether the role may be the actor's too: as a whole, or in a wording of it."""
    own = [actor.role, *actor.aliases, *(w.role or "" for w in story.words.actors.get(actor.id, ()))]
    words = content(role)
    return any(words <= content(one) or (content(one) and content(one) <= words) for one in own if one)


def _bears(story: Story, actor: GoldActor, alias: str) -> bool:
    """Whether the alias may mean the actor: it has it, or its role or name says the same."""
    own = [actor.name, *actor.aliases, actor.role]
    own += [w.role or "" for w in story.words.actors.get(actor.id, ())]
    words = content(alias)
    return not words or any(words <= content(one) for one in own)


def _nearest(story: Story, to: GoldActor, among: list[GoldActor]) -> list[GoldActor]:
    """Those named in one sentence with `to` first, then by the distance of first mentions."""
    at = story.first_named(to.id)
    together = {one for named in story.named.values() if to.id in named for one in named}
    return sorted(
        (a for a in among if a.id != to.id),
        key=lambda a: (a.id not in together, abs(story.first_named(a.id) - at), a.id),
    )


def _owners_nearest(story: Story, actor: GoldActor) -> list[str]:
    others = _nearest(story, actor, [a for a in story.actors.values() if a.affiliation])
    return list(dict.fromkeys(a.affiliation for a in others))


def _both(story: Story, one: GoldActor, other: GoldActor) -> list[int]:
    return sorted({*story.numbers("actors", one.id), *story.numbers("actors", other.id)})


def _sentences_with(story: Story, words: str) -> list[int]:
    return [s.n for s in story.case.article.sentences if fold(words) in fold(story.case.article[s.n])] or [1]


def _added(operator: str, story: Story, variant: str, claim: ActorClaim) -> Probe:
    extraction = story.extraction(actors=[*story.cast(story.present(claim.s)), claim])
    return Probe(operator, "actor", "", variant, extraction, named(claim.name))


def _probe(
    operator: str, story: Story, actor: GoldActor, variant: str, claim: ActorClaim, told: Told
) -> Probe:
    return Probe(
        operator, "actor", actor.id, variant, story.extraction(actors=story.around(actor.id, claim)), told
    )
