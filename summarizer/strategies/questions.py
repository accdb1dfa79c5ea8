"""The small questions of the `sentence` strategy: what each asks, and the shape of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

Kind = Literal["person", "state", "organization", "media", "place", "other"]


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class StanceAnswer(_Question):
    """On which question somebody takes a side, and which; "none" for a mere fact."""

    issue: str
    view: Literal["for", "against", "both", "none"]


class MeetingAnswer(_Question):
    """Whether a word tells of a meeting; `who` is bound to the names at hand by `meeting_shape`."""

    met: Literal["yes", "no"]
    who: list[str]
    topic: str


def meeting_shape(names: Sequence[str]) -> type[MeetingAnswer]:
    """`MeetingAnswer` in which only these names can take part."""
    choice: Any = Literal[tuple(names)]
    return create_model("MeetingAnswer", __base__=MeetingAnswer, who=(list[choice], Field()))


def kinds_shape(names: Sequence[str]) -> type[BaseModel]:
    """A `Kind` for each name, in order.

    The names themselves are the keys: with numbers for keys a small model slips by a line.
    """
    fields = {f"k{i}": (Kind, Field(alias=name)) for i, name in enumerate(names, 1)}
    return create_model("Kinds", __base__=_Question, **fields)  # type: ignore[call-overload,no-any-return]
