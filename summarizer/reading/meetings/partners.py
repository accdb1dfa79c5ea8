"""The partners of several meetings that one word tells: "met X in Oslo on Monday and Y in Rome"."""

from __future__ import annotations
