from __future__ import annotations

import pytest
from summarizer_eval.agreement import agreement

from summarizer.errors import InputError
from tests.summarizer_eval.builders import ACTORS, MEETINGS, STANCES, case


def test_two_annotators_by_hand() -> None:
    # The second lacks Bo, holds another meeting apart, and words a stance differently.
    second = case(
        [ACTORS[0], ACTORS[2], ACTORS[3]],
        [{**MEETINGS[0], "participants": ["ana"]}],
        [{**STANCES[0], "id": "s", "issue": "a toll on ferries"}, STANCES[1]],
    )
    its = agreement([case()], [second])
    counts = {kind: (of.items.tp, of.items.fn, of.items.fp) for kind, of in its.kinds.items()}
    assert counts == {"actors": (2, 1, 0), "meetings": (1, 1, 0), "stances": (2, 0, 0)}
    assert its.kinds["actors"].items.f1 == pytest.approx(0.8)
    assert "actors     item F1 0.80  both 2, first only 1, second only 0" in its.text()


def test_what_the_second_calls_optional_counts_neither_way() -> None:
    def optional(n: int) -> list[dict[str, object]]:
        return [{**item, "optional": at == n} for at, item in enumerate(ACTORS[:3])]

    first = case(ACTORS[:2], [], [])
    its = agreement([first], [case(optional(2), [], [])]).kinds["actors"].items
    assert (its.tp, its.fn, its.fp) == (2, 0, 0)
    its = agreement([first], [case(optional(1), [], [])]).kinds["actors"].items
    assert (its.tp, its.fn, its.fp) == (1, 0, 1)


def test_only_articles_both_have_labelled_are_compared() -> None:
    other = case([], [], [], text="Another article.\n", name="02")
    assert agreement([case(), other], [case()]).articles == 1
    with pytest.raises(InputError, match="no article in common"):
        agreement([case()], [other])
