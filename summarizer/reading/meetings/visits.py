"""Visits to a state by somebody in office, where the article tells no meeting that they were for."""

from __future__ import annotations
