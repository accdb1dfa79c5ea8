"""Fitted weights: data in `weights.json`, written by `make fit`, read here without any library."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal

from summarizer.decision import Decision

Kind = Literal["actors", "meetings", "stances"]
PATH = Path(__file__).with_name("weights.json")


@cache
def decision(kind: Kind) -> Decision:
    data = json.loads(PATH.read_text(encoding="utf-8"))[kind]
    return Decision(data["bias"], data["weights"], data["threshold"])
