"""What tells two occasions apart, wherever two accounts of them are compared."""

from __future__ import annotations

from summarizer.plaintext import fold
from summarizer.sounds import sound
from summarizer.states import state_named, state_of_capital
from summarizer.summary import Channel

_OPEN: frozenset[Channel] = frozenset(["talks", "unknown"])


def places_contradict(one: str, other: str) -> bool:
    """Whether two places, as articles write them, cannot be one. An unknown city contradicts no state."""
    a, b = fold(one).removeprefix("the "), fold(other).removeprefix("the ")
    words, others = ({sound(word) for word in place.split()} for place in (a, b))
    if words <= others or others <= words:
        return False
    state_a, state_b = state_named(a), state_named(b)
    if state_a and state_b:
        return state_a != state_b
    if state_a or state_b:
        city_of = state_of_capital(b if state_a else a)
        return bool(city_of) and city_of != (state_a or state_b)
    return True


def channels_contradict(one: Channel, other: Channel) -> bool:
    """Whether one occasion cannot be of both channels: a phone call is no visit."""
    return one != other and one not in _OPEN and other not in _OPEN
