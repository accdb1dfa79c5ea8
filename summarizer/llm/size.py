"""How many parameters a model has, as its name tells, and from how many on it is capable."""

from __future__ import annotations

import re

CAPABLE = 6_500_000_000
"""Parameters from which a model gets the whole article at once. Measured are 1.5 billion, which invents and
runs away when asked so, and hosted models, which do not (eval/EXPERIMENTS.md); between them the line is drawn
below what the families call 7B (Llama 2's has 6.7) and above their 3B and 4B."""

# "qwen2.5:0.5b", "Llama-3.2-3B", "8x7b", "gemma-3n-e2b", "smollm2:135m"; not 3B in "30B-A3B", nor "8bit".
_COUNT = re.compile(r"(?<![a-z0-9.])e?(?:(\d{1,3})x)?(\d{1,4}(?:\.\d{1,3})?b|\d{2,3}m)(?![a-z0-9])", re.I)
_UNITS = {"b": 1_000_000_000, "m": 1_000_000}


def parameters_in(name: str) -> int:
    """The number of parameters in a model's name or size label, experts counted; 0 where there is none."""
    found = (
        int(times or 1) * float(count[:-1]) * _UNITS[count[-1].lower()]
        for times, count in _COUNT.findall(name[:200])
    )
    return round(max(found, default=0))


def worded(parameters: int) -> str:
    """A number of parameters for people to read."""
    billions = parameters / _UNITS["b"]
    return (
        f"{billions:.1f} billion parameters" if billions >= 1 else f"{billions * 1000:.0f} million parameters"
    )
