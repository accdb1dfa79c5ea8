"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A busy machine makes examples slow, which is no fault of what they test.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
