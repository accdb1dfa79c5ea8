"""Growing groups of actor mentions that may be one actor, without ever joining what must stay apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.summary import Actor

Ref = tuple[str, str]
"""Id of an article and id of an item in its summary."""


@dataclass(slots=True)
class Profile:
    """Mentions that look exactly alike: one name, role and state. What the rules compare.

    `key` orders profiles independently of the order of the articles.
    """

    key: tuple[str, ...]
    actor: Actor
    refs: list[Ref] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    """All folded forms, for the user's alias file."""
    states: frozenset[str] = frozenset()
    roles: frozenset[frozenset[str]] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(slots=True)
class Group:
    """What is known of the mentions joined so far."""

    members: list[Profile]
    articles: set[str]
    names: set[str]
    states: set[str]
    roles: set[frozenset[str]]
    fields: set[str]


class Groups:
    """Disjoint sets of profiles. Two groups join unless

    - an article of both lists them as two actors (its own summary has decided), or
    - the user's alias file keeps two of their names apart, or
    - each is tied to states, and they have none in common, or
    - each is in a walk of life, and they have none in common (a minister and a goalkeeper).
    """

    def __init__(self, profiles: list[Profile], foes: dict[str, frozenset[str]]) -> None:
        self._parent = list(range(len(profiles)))
        self._foes = foes
        self._loose: set[int] = set()
        self._groups = [
            Group([p], {a for a, _ in p.refs}, set(p.names), set(p.states), set(p.roles), set(p.fields))
            for p in profiles
        ]

    def find(self, n: int) -> int:
        root = n
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[n] != root:
            self._parent[n], n = root, self._parent[n]
        return root

    def of(self, n: int) -> Group:
        return self._groups[self.find(n)]

    def may_join(self, one: int, other: int) -> bool:
        a, b = self.of(one), self.of(other)
        if a.states and b.states and a.states.isdisjoint(b.states):
            return False
        if a.fields and b.fields and a.fields.isdisjoint(b.fields):
            return False
        if self._foes and any(not self._foes.get(name, frozenset()).isdisjoint(b.names) for name in a.names):
            return False
        return a.articles.isdisjoint(b.articles)

    def join(self, one: int, other: int, *, force: bool = False) -> bool:
        """Joins two groups if they may be, or in any case when forced; says whether they are one now."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        if not force and not self.may_join(first, second):
            return False
        if len(self._groups[first].articles) < len(self._groups[second].articles):
            first, second = second, first
        self._parent[second] = first
        large, small = self._groups[first], self._groups[second]
        large.members += small.members
        for name in ("articles", "names", "states", "roles", "fields"):
            getattr(large, name).update(getattr(small, name))
        return True

    def scatter(self, n: int) -> None:
        """Says that mentions which look like profile `n` need not be one actor, unless it is joined."""
        self._loose.add(n)

    def is_scattered(self, n: int) -> bool:
        """Whether profile `n` stands for several mentions that need not be one actor."""
        group = self.of(n)
        return n in self._loose and len(group.members) == 1 and len(group.members[0].refs) > 1

    def refs(self) -> list[list[Ref]]:
        """The mentions of each actor, in the order of their first profiles."""
        first = {self.find(n): n for n in reversed(range(len(self._parent)))}
        found: list[list[Ref]] = []
        for root, n in sorted(first.items(), key=lambda item: item[1]):
            group = self._groups[root]
            refs = [ref for profile in group.members for ref in profile.refs]
            found += [[ref] for ref in refs] if n in self._loose and len(group.members) == 1 else [refs]
        return found
