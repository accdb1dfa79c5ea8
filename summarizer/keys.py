"""The user's key in the system's keyring, where there is one."""

from __future__ import annotations

from contextlib import suppress

from summarizer.distribution import NAME
from summarizer.errors import UsageError

_USER = "api_key"


def stored_key() -> str:
    """The key that was kept with `store_key`; empty where there is none, or no keyring."""
    import keyring  # noqa: PLC0415  it asks the system, and only remote models need a key
    from keyring.errors import KeyringError  # noqa: PLC0415

    with suppress(KeyringError):
        return keyring.get_password(NAME, _USER) or ""
    return ""


def store_key(key: str) -> None:
    """Keeps the key, or forgets it where it is empty. Raises `UsageError` where there is no keyring."""
    import keyring  # noqa: PLC0415  as above
    from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415

    try:
        if key:
            keyring.set_password(NAME, _USER, key)
        else:
            with suppress(PasswordDeleteError):
                keyring.delete_password(NAME, _USER)
    except KeyringError:
        raise UsageError(
            "the system has no keyring to be used: set OPENAI_API_KEY, or keep it in a file with --plain"
        ) from None
