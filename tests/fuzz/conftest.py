"""How long it goes on: a few seconds a test, or as many examples as FUZZ_EXAMPLES says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
settings.register_profile(
    "fuzz",
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    # To make a case smaller takes minutes: `make fuzz` has them.
    phases=list(Phase) if EXAMPLES > 100 else [Phase.explicit, Phase.reuse, Phase.generate],
)
FUZZ = settings.get_profile("fuzz")
