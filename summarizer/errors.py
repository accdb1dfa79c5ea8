"""Every error the program raises on purpose, drawn once.

    SummarizerError                 1   failed
    ├── UsageError                  2   options or settings that make no sense
    ├── InputError                  2   the article cannot be read
    │   ├── ForeignLanguage             it is not English, and the model reads English only
    │   └── Summarized                  it is a summary already
    ├── OutputError                 1   the result cannot be written: no room, or the disk fails
    ├── PromptError                 1   a prompt file is missing or lacks a variable
    ├── WeightsError                1   the embedded model is missing, corrupted or has no room
    └── ModelError                  1   a model call failed for good
        ├── TransportError              unreachable, timed out, 429 or 5xx after all retries
        ├── MalformedAnswer             not JSON, or JSON of the wrong shape, after all retries
        ├── CutOffAnswer                hit the token limit twice
        ├── EmptyAnswer                 no choices, or no content, after all retries
        ├── Refusal                     the model or its content filter declined
        ├── Rejected                    wrong key, unknown model, bad request: asking again cannot help
        └── NoRecording                 replaying, and this exact request was never recorded

Each class knows its exit code. The message is one line: what, where, what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.masking import mask

if TYPE_CHECKING:
    from pydantic import ValidationError


class SummarizerError(Exception):
    """Base of every error a caller may expect; `str(error)` is one printable line."""

    exit_code = 1

    def __init__(self, message: str = "") -> None:
        super().__init__(mask(message))


class UsageError(SummarizerError):
    exit_code = 2


class InputError(SummarizerError):
    exit_code = 2


class ForeignLanguage(InputError): ...


class Summarized(InputError): ...


class OutputError(SummarizerError): ...


class PromptError(SummarizerError): ...


class WeightsError(SummarizerError): ...


class ModelError(SummarizerError):
    """A model call failed for good. `attempts` counts the requests that were sent for it; the tokens are what
    the server counted for them all.
    """

    attempts = 1
    prompt_tokens = 0
    completion_tokens = 0


class TransportError(ModelError):
    """`retry_after` is the server's own wish in seconds, where it stated one."""

    retry_after: float | None = None


class MalformedAnswer(ModelError): ...


class CutOffAnswer(ModelError): ...


class EmptyAnswer(ModelError): ...


class Refusal(ModelError): ...


class Rejected(ModelError): ...


class NoRecording(ModelError): ...


def problem(error: ValidationError) -> tuple[str, str]:
    """Where the first problem of data is ("meetings.0.status", or empty), and what it is."""
    first = error.errors()[0]
    return ".".join(str(part) for part in first["loc"]), first["msg"].removeprefix("Value error, ")
