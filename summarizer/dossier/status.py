"""The overall status of a meeting that several articles tell of, by rules applied in this order:

1. A denial never disappears. If a participant, or a body of its side, denies the meeting, or an article says
   that one does, the status is `disputed` where a participant confirms it or an article states it as fact,
   and `denied` where nobody does.
2. If a participant, or a body of its side, confirms it: `confirmed`.
3. If an article states it as fact and nobody on either side withholds confirmation (declines to comment, or
   neither confirms nor denies): `confirmed`.
4. If an article states it as fact or on a report: `reported`.
5. Otherwise all articles only announce it: `planned`.

A body is of a participant's side when it is one the participant acts for, or acts for the same state.
What outsiders say is kept among the replies and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarizer.dossier.model import Account, OverallStatus, Reply

_WITHHOLDS = ("declines_to_comment", "neither_confirms_nor_denies")


def overall(
    accounts: Sequence[Account], replies: Sequence[Reply], sides: Collection[str]
) -> tuple[OverallStatus, str]:
    """The status and the rule that gave it, in words. `sides` are the actors who speak for a participant."""
    told = {account.status for account in accounts}
    said = {reply.says for reply in replies if reply.by in sides}
    if "denies" in said or "denied" in told:
        if "confirms" in said:
            return "disputed", "one participant confirms it, another denies it"
        if "confirmed" in told:
            return "disputed", "stated as fact, but a participant denies it"
        return "denied", "a participant denies it"
    if "confirms" in said:
        return "confirmed", "a participant confirms it"
    withheld = any(says in said for says in _WITHHOLDS)
    if "confirmed" in told and not withheld:
        return "confirmed", "stated as fact"
    if "confirmed" in told:
        return "reported", "stated as fact, but a participant will not confirm it"
    if "reported" in told:
        return "reported", "rests on reports; " + (
            "a participant will not confirm it" if withheld else "no participant confirms it"
        )
    return "planned", "announced, not yet told as having happened"
