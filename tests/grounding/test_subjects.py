"""Who is named in a retold line must be told in the sentences that it retells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]
CAST: list[dict[str, Any]] = [
    {"name": "Anna Kessler", "aliases": ["Kessler"], "kind": "person", "role": "mayor of Lund", "s": [1]},
    {"name": "Pavel Strand", "aliases": ["Strand"], "kind": "person", "role": "miller", "s": [2]},
    {"name": "Norvia", "kind": "state", "s": [3]},
]
TEXT = (
    "Anna Kessler, the mayor of Lund, met farmers in May.\n"
    "Pavel Strand, a miller, sold his boat to the port.\n"
    "Norvia closed its harbours to the fleet.\n"
    "She promised the farmers a bridge.\n"
)


def reasons(publish: Publish, line: str, cited: list[int]) -> list[str]:
    summary = publish(TEXT, CAST, summary=[{"text": line, "s": cited}])
    return [r.reason for r in summary.rejected if r.kind == "summary"]


@pytest.mark.parametrize(
    ("line", "cited", "why"),
    [
        ("Strand met farmers in May.", [1], "“Strand” is not named where this is told"),
        (
            "Kessler met farmers, and Norvia sold his boat to the port.",
            [1, 2, 3],
            "“Norvia” is not named where",
        ),
        ("Mayor Strand sold his boat to the port.", [1, 2], "“mayor” is not what Pavel Strand is"),
    ],
)
def test_a_name_in_anothers_place_is_found(publish: Publish, line: str, cited: list[int], why: str) -> None:
    assert [reason[: len(why)] for reason in reasons(publish, line, cited)] == [why]


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Mayor Kessler met farmers in May.", [1]),
        ("Kessler promised the farmers a bridge.", [4]),
        ("Kessler met farmers, and Strand sold his boat.", [1, 2]),
        ("Norvia closed its harbours to the fleet.", [3]),
    ],
)
def test_a_name_in_its_own_place_stays(publish: Publish, line: str, cited: list[int]) -> None:
    assert reasons(publish, line, cited) == []


def test_a_list_of_names_belongs_to_one_sentence(publish: Publish) -> None:
    cast = [
        {"name": name, "kind": "state", "s": [n]} for name, n in (("Norvia", 1), ("Vasland", 1), ("Orrin", 2))
    ]
    text = "Norvia and Vasland negotiated with the port of Lund in two rounds.\nOrrin sold its boats.\n"

    def rejected(line: str) -> list[str]:
        summary = publish(text, cast, summary=[{"text": line, "s": [1, 2]}])
        return [r.reason for r in summary.rejected if r.kind == "summary"]

    assert rejected("Orrin and Vasland negotiated with the port of Lund.") == [
        "“Orrin” is not named where this is told"
    ]
    assert rejected("Vasland and Norvia negotiated with the port of Lund.") == []


def test_an_office_behind_a_name_is_that_persons(publish: Publish) -> None:
    assert reasons(publish, "Strand, the mayor, sold his boat to the port.", [1, 2]) == [
        "“mayor” is not what Pavel Strand is"
    ]


def test_an_office_that_every_state_has_may_be_a_rewording(publish: Publish) -> None:
    people = [
        ("Ada Voss", "energy minister", "Norvia"),
        ("Bo Lind", "fisheries minister", "Vasland"),
        ("Cy Marr", "holds the water portfolio", "Orrin"),
    ]
    cast: list[dict[str, Any]] = []
    for n, (name, role, state) in enumerate(people, 1):
        cast.append({"name": state, "kind": "state", "s": [n]})
        cast.append({"name": name, "kind": "person", "role": role, "affiliation": state, "s": [n]})
    text = (
        "Ada Voss, Norvia's energy minister, left.\nBo Lind, Vasland's fisheries minister, stayed.\n"
        "Cy Marr, who holds the water portfolio in Orrin, called the plan a theft.\n"
    )
    line = {"text": "Orrin's minister Cy Marr called the plan a theft.", "s": [3]}
    summary = publish(text, cast, summary=[line])
    assert [r.reason for r in summary.rejected if r.kind == "summary"] == []


def test_the_office_of_the_next_in_a_list_is_not_this_persons(publish: Publish) -> None:
    cast: list[dict[str, Any]] = [
        {"name": "Ada Voss", "kind": "person", "role": "head of the mill", "s": [1]},
        {"name": "Bo Lind", "kind": "person", "role": "port chairman", "s": [1]},
    ]
    text = "The head of the mill, Ada Voss, and the port chairman, Bo Lind, met at a lodge in Lund.\n"
    line = {"text": text.strip(), "s": [1]}
    summary = publish(text, cast, summary=[line])
    assert [r.reason for r in summary.rejected if r.kind == "summary"] == []
