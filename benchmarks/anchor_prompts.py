"""What the anchors are asked: schema and prompt of the plain call, prompt and examples of LangExtract."""

from __future__ import annotations

from pydantic import BaseModel, Field

from summarizer.summary import ActorKind, Channel, Position, Status


class PlainActor(BaseModel):
    name: str = Field(description="full name as written in the article")
    aliases: list[str] = Field(description="other names used for the same actor")
    kind: ActorKind
    role: str
    affiliation: str = Field(description="state or organization the actor belongs to")
    quote: str = Field(description="verbatim sentence from the article that mentions the actor")


class PlainMeeting(BaseModel):
    participants: list[str]
    mediators: list[str]
    channel: Channel
    date: str = Field(description="when, in the words of the article")
    place: str
    topic: str
    status: Status
    quote: str = Field(description="verbatim sentence from the article that tells of the meeting")


class PlainStance(BaseModel):
    holder: str
    issue: str = Field(description="the question at stake, as a short noun phrase")
    position: Position
    claim: str = Field(description="what the holder holds, in one sentence")
    quote: str = Field(description="verbatim sentence from the article that shows the stance")


class PlainNews(BaseModel):
    """Structured information about a news article."""

    actors: list[PlainActor]
    meetings: list[PlainMeeting]
    stances: list[PlainStance]


PLAIN = (
    "You extract structured information from news articles. List the actors (people, states, organizations, "
    "media and groups that act, speak, meet or are a source), the meetings (every meeting, call or "
    "negotiation between actors, past or planned) and the stances (who supports or opposes what). "
    "Use only information from the article and leave unknown fields empty."
)


LANGEXTRACT = (
    "Extract actors, meetings and stances from the news text in order of appearance. Use exact text from "
    "the article for every extraction, do not paraphrase. An actor is a person, state, organization, media "
    "outlet or group that acts, speaks, meets or is a source: extract its name once. A meeting is an "
    "occasion on which actors met, called each other or negotiated, or plan to: extract the clause that "
    "tells of it. A stance is a position somebody holds on an issue: extract the clause that states it. "
    "kind is person, state, organization, media or group; channel is in_person, phone, video, talks or "
    "unknown; status is confirmed, reported, planned or denied; position is supports, opposes, mixed or "
    "declines_to_comment. Leave an attribute empty that the text does not tell."
)


# Invented, as are all names in them. LangExtract makes its schema from them.
# fmt: off
EXAMPLES = (
    ("Foreign Minister Ilse Brackvold of Tovara met her Selvian counterpart, Oren Daskeli, in Quillmouth on "
     "Monday, the Quillmouth Gazette reported. Brackvold said Tovara rejects any new toll on the canal.",
     """{"extractions": [
     {"actor": "Ilse Brackvold",
      "actor_attributes": {"kind": "person", "role": "foreign minister", "affiliation": "Tovara"}},
     {"actor": "Tovara", "actor_attributes": {"kind": "state", "role": "", "affiliation": ""}},
     {"meeting": "met her Selvian counterpart, Oren Daskeli, in Quillmouth on Monday",
      "meeting_attributes": {"participants": ["Ilse Brackvold", "Oren Daskeli"], "date": "Monday",
                             "place": "Quillmouth", "channel": "in_person", "status": "reported"}},
     {"actor": "Quillmouth Gazette", "actor_attributes": {"kind": "media", "role": "", "affiliation": ""}},
     {"stance": "Brackvold said Tovara rejects any new toll on the canal",
      "stance_attributes": {"holder": "Tovara", "issue": "a new toll on the canal", "position": "opposes"}}
     ]}"""),
    ("Premier Halvard Enkvall will call the Growers' Union on Friday. The union welcomed his plan to lower "
     "the levy on seed.",
     """{"extractions": [
     {"actor": "Halvard Enkvall",
      "actor_attributes": {"kind": "person", "role": "premier", "affiliation": ""}},
     {"meeting": "will call the Growers' Union on Friday",
      "meeting_attributes": {"participants": ["Halvard Enkvall", "Growers' Union"], "date": "Friday",
                             "place": "", "channel": "phone", "status": "planned"}},
     {"stance": "The union welcomed his plan to lower the levy on seed",
      "stance_attributes": {"holder": "Growers' Union", "issue": "lowering the levy on seed",
                            "position": "supports"}}
     ]}"""),
    ("Shipping magnate Ondrel Vask denied that he had met Tovaran officials at his villa in March. Senator "
     "Mira Tollund backs a second ferry line but calls its price too high.",
     """{"extractions": [
     {"actor": "Ondrel Vask",
      "actor_attributes": {"kind": "person", "role": "shipping magnate", "affiliation": ""}},
     {"meeting": "he had met Tovaran officials at his villa in March",
      "meeting_attributes": {"participants": ["Ondrel Vask", "Tovaran officials"], "date": "in March",
                             "place": "his villa", "channel": "in_person", "status": "denied"}},
     {"actor": "Mira Tollund",
      "actor_attributes": {"kind": "person", "role": "senator", "affiliation": ""}},
     {"stance": "backs a second ferry line but calls its price too high",
      "stance_attributes": {"holder": "Mira Tollund", "issue": "a second ferry line", "position": "mixed"}}
     ]}"""),
)
# fmt: on
