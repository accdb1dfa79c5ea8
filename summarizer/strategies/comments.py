"""Which meeting a comment is on: "the ministry denied it", "both declined to comment"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.extraction import CommentClaim, MeetingClaim
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.proposals import Remark
from summarizer.states import state_of_seat

_REMARK_REACH = 4  # sentences a comment may stand behind the meeting it comments on


def attach(remarks: Sequence[Remark], meetings: Sequence[MeetingClaim], cast: Cast) -> None:
    """Adds each remark to the meeting it is about; what leans on no meeting is left to the stances."""
    for remark in remarks:
        named = {m.name for m in cast.members if remark.n in m.sentences} - {remark.by.name}
        about = _commented(remark, named, meetings, cast)
        if about is not None and all(c.by != remark.by.name for c in about.comments):
            about.comments.append(CommentClaim(by=remark.by.name, says=remark.says))
            about.s = list(dict.fromkeys([*about.s, remark.n]))
    for meeting in meetings:
        meeting.comments = _most_specific(meeting.comments, cast)


def _most_specific(comments: Sequence[CommentClaim], cast: Cast) -> list[CommentClaim]:
    """Without what a state or body says where one who acts for it says the same: one voice, told twice."""
    by_name = {m.name: m for m in cast.members}

    def speaks_again(comment: CommentClaim) -> bool:
        others = [by_name[c.by] for c in comments if c is not comment and c.says == comment.says]
        return any(m.affiliation is by_name[comment.by] for m in others)

    return [c for c in comments if not speaks_again(c)]


def _commented(
    remark: Remark, named: set[str], meetings: Sequence[MeetingClaim], cast: Cast
) -> MeetingClaim | None:
    """The meeting most of whose people the sentence names, else one near by: that of whoever speaks, else a
    reported one, since those are what gets commented on, else the one told or commented on last.
    """
    own_side = sides_of(remark.by)
    told = [
        m
        for m in meetings
        if _may_be_about(remark, m)
        and (len(named & set(m.participants)) >= 2 or _is_asked_about(remark, m, own_side, cast))
    ]
    if not told:
        return None

    def weight(m: MeetingClaim) -> tuple[int, bool, bool, bool, bool, int, int]:
        shared = len(named & set(m.participants)) + (remark.by.name in m.participants)
        last = max((n for n in m.s if n <= remark.n), default=0)
        near = remark.n - last <= _REMARK_REACH
        own = near and bool(sides_of(remark.by) & _sides_of_all(m, cast))
        fits = near and m.status != "planned"
        reported = near and m.status == "reported"
        return (shared if shared >= 2 else 0, near, own, fits, reported, last, meetings.index(m))

    about = max(told, key=weight)
    return about if weight(about)[0] >= 2 or weight(about)[1] else None


def _is_asked_about(remark: Remark, meeting: MeetingClaim, own_side: set[str], cast: Cast) -> bool:
    """Whether one would ask them: nobody outside has to comment on a meeting that is a stated fact."""
    outside = remark.says == "declines_to_comment" and meeting.status == "confirmed" and not meeting.comments
    outside |= remark.says == "denies" and meeting.status == "planned"  # "Sweden denies this": something else
    if not outside:
        return True
    return bool(own_side & _sides_of_all(meeting, cast))


def _sides_of_all(meeting: MeetingClaim, cast: Cast) -> set[str]:
    return {side for m in cast.members if m.name in meeting.participants for side in sides_of(m)}


def _may_be_about(remark: Remark, meeting: MeetingClaim) -> bool:
    """A meeting told before; or right after, where one who took part denies it in the opening."""
    ahead = min(meeting.s) - remark.n
    return ahead <= 0 or (ahead <= 2 and remark.by.name in meeting.participants)


def sides_of(member: Member) -> set[str]:
    """Names of the member and of those it acts for: "the Kremlin" and "Russia"."""
    names: set[str] = set()
    one: Member | None = member
    while one is not None and one.name not in names:
        names |= {one.name, state_of_seat(one.name)}
        one = one.affiliation
    return names - {""}
