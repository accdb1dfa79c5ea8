"""Whether a line reads like an order to a model, by weighed words.

The shapes of this package know what their author thought of; these weights were fitted to lines that many
hands wrote and to the sentences of articles (`eval/suspicion`, `make fit`). Names are no words here.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from summarizer.decision import Decision, Features

PATH = Path(__file__).with_name("learned.json")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[\"“”„«»!?:()\[\]—–/#@%$€£]")
_STEM = 5
_LONGEST = 60  # tokens of a line that are weighed: an order is short, or begins as one

_NO_NAMES = frozenset({"i", "a", "ai"})


@lru_cache(maxsize=1024)
def reads_like_an_order(line: str) -> bool:
    model = _model()
    return model.probability(features(line)) >= model.threshold


def features(line: str) -> Features:
    """The words of a line, their stems and pairs, and what it opens and ends with; together of length one."""
    tokens = [_plain(token, first=at == 0) for at, token in enumerate(_TOKEN.findall(line)[:_LONGEST])]
    stems = (f"~{token[:_STEM]}" for token in tokens if len(token) > _STEM and token.islower())
    pairs = (f"{one} {other}" for one, other in pairwise(["^", *tokens, "$"]))
    found = {*tokens, *stems, *pairs}
    return dict.fromkeys(sorted(found), 1 / math.sqrt(len(found)))


def _plain(token: str, *, first: bool) -> str:
    """A word in small letters; a name, a figure or capitals as what it is."""
    if token.isdigit():
        return "9"
    if len(token) > 2 and token.isupper():
        return "CAPS"
    if token[:1].isupper() and not first and token.lower() not in _NO_NAMES:
        return "Name"
    return token.lower().replace("’", "'")


@cache
def _model() -> Decision:
    data = json.loads(PATH.read_text(encoding="utf-8"))
    return Decision(data["bias"], data["weights"], data["threshold"])
